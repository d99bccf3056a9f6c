package id.patuh.verify;

import id.patuh.verify.Demanded.Clause;
import id.patuh.verify.Demanded.Limit;
import id.patuh.verify.Demanded.Step;
import id.patuh.verify.OpenHours.Dated;
import id.patuh.verify.OpenHours.Hours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the demands and the calendars of a certificate. */
final class DemandReader {

    private static final Pattern CLOCK = Pattern.compile("([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?");
    private static final int DAY = 86_400;
    private static final int MOST_STEPS = 2_000;
    private static final int MOST_CALENDARS = 50;
    private static final int MOST_DATES = 5_000;
    private static final int MOST_HOURS = 24;

    private final Map<String, OpenHours> calendars;
    private final Map<String, Integer> places = new HashMap<>();

    private DemandReader(Map<String, OpenHours> calendars) {
        this.calendars = calendars;
    }

    static Demanded read(Place root) throws Unusable {
        Map<String, OpenHours> calendars = new HashMap<>(Map.of("always", OpenHours.ALWAYS));
        List<Map.Entry<String, Place>> named = root.at("calendars").properties();
        if (named.size() > MOST_CALENDARS) {
            throw root.at("calendars").wrong("are more than " + MOST_CALENDARS);
        }
        for (Map.Entry<String, Place> calendar : named) {
            if (calendars.put(calendar.getKey(), calendar(calendar.getValue())) != null) {
                throw calendar.getValue().wrong("is the calendar that never closes and has no hours");
            }
        }
        return new DemandReader(calendars).demands(root.at("demands"));
    }

    private Demanded demands(Place demands) throws Unusable {
        List<Place> rows = demands.at("steps").items();
        if (rows.isEmpty() || rows.size() > MOST_STEPS) {
            throw demands.at("steps").wrong("has " + rows.size() + " steps; 1 to " + MOST_STEPS + " can be checked");
        }
        Map<String, Integer> stepNames = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.put(rows.get(i).at("id").text(), i);
            name(stepNames, rows.get(i), i);
        }
        List<Step> steps = new ArrayList<>();
        for (Place row : rows) {
            steps.add(step(row));
        }
        refuseCycles(steps, demands.at("steps"));
        Map<String, String> roleIds = new HashMap<>();
        for (Place role : demands.at("roles").items()) {
            name(roleIds, role, role.at("id").text());
        }
        Map<String, Integer> documentNames = new HashMap<>();
        List<String> documents = new ArrayList<>();
        for (Place document : demands.at("documents").items()) {
            List<String> names = document.at("names").texts();
            name(documentNames, document, documents.size());
            documents.add(names.isEmpty() ? "" : names.get(0));
        }
        return new Demanded(
                demands.at("sop").text(),
                demands.at("version").text(),
                zone(demands.at("zone")),
                steps,
                Set.copyOf(stepPlaces(demands.at("closes"))),
                limits(demands.at("case-limit")),
                severities(demands.at("severity")),
                stepNames,
                roleIds,
                documentNames,
                documents);
    }

    private static <T> void name(Map<String, T> names, Place thing, T owner) throws Unusable {
        for (String name : thing.at("names").texts()) {
            T other = names.putIfAbsent(Names.folded(name), owner);
            if (other != null && !other.equals(owner)) {
                throw thing.at("names").wrong("shares a name with another one");
            }
        }
    }

    private Step step(Place row) throws Unusable {
        return new Step(
                row.at("id").text(),
                stepPlaces(row.at("after")),
                condition(row.at("when")),
                row.at("optional").flag(),
                row.at("repeatable").flag(),
                clockFromStart(row.at("clock")),
                Set.copyOf(row.at("roles").texts()),
                row.at("inputs").texts(),
                row.at("outputs").texts(),
                limits(row.at("limit")),
                severities(row.at("severity")));
    }

    private List<Integer> stepPlaces(Place list) throws Unusable {
        List<Integer> found = new ArrayList<>();
        for (Place item : list.items()) {
            Integer place = places.get(item.text());
            if (place == null) {
                throw item.wrong("names no step");
            }
            if (!found.contains(place)) {
                found.add(place);
            }
        }
        return found;
    }

    private static boolean clockFromStart(Place clock) throws Unusable {
        return switch (clock.text()) {
            case "start" -> true;
            case "hand-over" -> false;
            default -> throw clock.wrong("is neither 'start' nor 'hand-over'");
        };
    }

    /** Takes away steps whose prerequisites are gone until none is left. */
    private static void refuseCycles(List<Step> steps, Place where) throws Unusable {
        Set<Integer> gone = new HashSet<>();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int i = 0; i < steps.size(); i++) {
                moved |= gone.containsAll(steps.get(i).after()) && gone.add(i);
            }
        }
        if (gone.size() < steps.size()) {
            throw where.wrong("come after each other in a circle");
        }
    }

    private List<Limit> limits(Place list) throws Unusable {
        List<Limit> limits = new ArrayList<>();
        for (Place entry : list.items()) {
            OpenHours calendar = calendars.get(entry.at("calendar").text());
            if (calendar == null) {
                throw entry.at("calendar").wrong("names no calendar of the certificate");
            }
            long seconds = entry.at("seconds").number();
            if (seconds < 0 || seconds > 100L * 366 * DAY) {
                throw entry.at("seconds").wrong("is not between 0 and 100 years");
            }
            limits.add(new Limit(condition(entry.at("when")), seconds * 1000, calendar));
        }
        return limits;
    }

    private static List<Clause> condition(Place list) throws Unusable {
        List<Clause> clauses = new ArrayList<>();
        if (list.isAbsent()) {
            return clauses;
        }
        for (Place clause : list.items()) {
            boolean negated = !clause.at("not").isAbsent();
            Set<String> values = new HashSet<>();
            for (String value : clause.at(negated ? "not" : "is").texts()) {
                values.add(Names.folded(value));
            }
            clauses.add(new Clause(clause.at("attribute").text(), negated, values));
        }
        return clauses;
    }

    private static Map<String, String> severities(Place object) throws Unusable {
        Map<String, String> severities = new TreeMap<>();
        for (Map.Entry<String, Place> severity : object.properties()) {
            severities.put(severity.getKey(), severity.getValue().text());
        }
        return severities;
    }

    // ---- calendars

    private static OpenHours calendar(Place calendar) throws Unusable {
        List<Dated> dates = new ArrayList<>();
        for (Place dated : calendar.at("dates").items()) {
            dates.add(new Dated(dated.at("from").date(), dated.at("to").date(), week(dated.at("hours"))));
        }
        if (dates.size() > MOST_DATES) {
            throw calendar.at("dates").wrong("are more than " + MOST_DATES);
        }
        return new OpenHours(zone(calendar.at("zone")), week(calendar.at("week")), dates);
    }

    private static ZoneId zone(Place zone) throws Unusable {
        try {
            return ZoneId.of(zone.text());
        } catch (DateTimeException unknown) {
            throw zone.wrong("is no time zone");
        }
    }

    private static Map<DayOfWeek, List<Hours>> week(Place object) throws Unusable {
        Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
        for (Map.Entry<String, Place> day : object.properties()) {
            week.put(weekday(day.getKey(), day.getValue()), hours(day.getValue()));
        }
        return week;
    }

    private static DayOfWeek weekday(String name, Place where) throws Unusable {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).toLowerCase(Locale.ROOT).equals(name)) {
                return day;
            }
        }
        throw where.wrong("is no weekday such as 'mon'");
    }

    private static List<Hours> hours(Place list) throws Unusable {
        List<Hours> hours = new ArrayList<>();
        int last = 0;
        if (list.items().size() > MOST_HOURS) {
            throw list.wrong("has more than " + MOST_HOURS + " intervals");
        }
        for (Place item : list.items()) {
            List<Place> ends = item.items();
            if (ends.size() != 2) {
                throw item.wrong("is no pair of times");
            }
            Hours next = new Hours(second(ends.get(0)), second(ends.get(1)));
            if (next.from() < last || next.to() <= next.from()) {
                throw item.wrong("does not come after the hours before it");
            }
            last = next.to();
            hours.add(next);
        }
        return hours;
    }

    private static int second(Place clock) throws Unusable {
        Matcher parts = CLOCK.matcher(clock.text());
        if (!parts.matches()) {
            throw clock.wrong("is no time of day such as 07:30");
        }
        int seconds = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        int second = Integer.parseInt(parts.group(1)) * 3600 + Integer.parseInt(parts.group(2)) * 60 + seconds;
        if (second > DAY) {
            throw clock.wrong("is after 24:00");
        }
        return second;
    }
}
