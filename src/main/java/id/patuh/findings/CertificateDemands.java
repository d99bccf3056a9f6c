package id.patuh.findings;

import id.patuh.calendar.DatedHours;
import id.patuh.calendar.Hours;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.sop.Document;
import id.patuh.sop.Limit;
import id.patuh.sop.Role;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** Writes an SOP version and its calendars as far as a verdict can be re-derived from them. */
final class CertificateDemands {

    private final Sop sop;
    private final CertificateJson json;

    CertificateDemands(Sop sop, CertificateJson json) {
        this.sop = sop;
        this.json = json;
    }

    void writeDemands() {
        json.startObject("demands");
        json.text("sop", sop.id());
        json.text("version", sop.version());
        json.text("zone", sop.zone().getId());
        json.texts("closes", sop.closes().stream().sorted().map(this::id).toList());
        limits("case-limit", sop.caseLimit());
        severities(sop.severity());
        roles();
        documents();
        json.startArray("steps");
        sop.steps().forEach(this::step);
        json.endArray();
        json.endObject();
    }

    private String id(int step) {
        return sop.steps().get(step).id();
    }

    private void roles() {
        json.startArray("roles");
        for (Role role : sop.roles()) {
            json.startObject();
            json.text("id", role.id());
            json.texts(
                    "names",
                    names(List.of(role.id(), role.title().id(), role.title().en()), role.aliases()));
            json.endObject();
        }
        json.endArray();
    }

    private void documents() {
        json.startArray("documents");
        for (Document document : sop.documents()) {
            json.startObject();
            json.texts("names", names(List.of(document.name()), document.aliases()));
            json.endObject();
        }
        json.endArray();
    }

    private void step(Step step) {
        json.startObject();
        json.text("id", step.id());
        json.texts(
                "names",
                names(List.of(step.id(), step.activity().id(), step.activity().en()), step.aliases()));
        json.texts("after", step.after().stream().map(this::id).toList());
        json.condition("when", step.when());
        json.flag("optional", step.optional());
        json.flag("repeatable", step.repeatable());
        json.text("clock", step.clockFromStart() ? "start" : "hand-over");
        json.texts("roles", step.roles());
        json.texts("inputs", step.inputWords());
        json.texts("outputs", step.outputWords());
        limits("limit", step.limits());
        severities(step.severity());
        json.endObject();
    }

    private static List<String> names(List<String> first, List<String> aliases) {
        List<String> names = new ArrayList<>(first);
        names.addAll(aliases);
        return names.stream().distinct().toList();
    }

    private void limits(String name, List<Limit> limits) {
        json.startArray(name);
        for (Limit limit : limits) {
            json.startObject();
            json.condition("when", limit.when());
            json.number("seconds", limit.seconds());
            json.text("calendar", limit.calendar().name());
            json.text("words", limit.words());
            json.endObject();
        }
        json.endArray();
    }

    private void severities(Map<String, Severity> severities) {
        json.startObject("severity");
        new TreeMap<>(severities).forEach((check, severity) -> json.text(check, severity.word()));
        json.endObject();
    }

    /**
     * The calendars of all limits but {@code always}, which needs no words.
     *
     * @param from the first day of which dated hours are written
     * @param to the last one
     */
    void writeCalendars(LocalDate from, LocalDate to) {
        Map<String, WorkingCalendar> calendars = new TreeMap<>();
        sop.steps().forEach(step -> step.limits().forEach(limit -> add(limit, calendars)));
        sop.caseLimit().forEach(limit -> add(limit, calendars));
        json.startObject("calendars");
        calendars.forEach((name, calendar) -> {
            json.startObject(name);
            json.text("zone", calendar.zone().getId());
            json.startObject("week");
            hours(calendar.week());
            json.endObject();
            json.startArray("dates");
            for (DatedHours dated : calendar.dates()) {
                if (!dated.from().isAfter(to) && !dated.to().isBefore(from)) {
                    dates(dated);
                }
            }
            json.endArray();
            json.text("dates-from", from.toString());
            json.text("dates-to", to.toString());
            json.endObject();
        });
        json.endObject();
    }

    private static void add(Limit limit, Map<String, WorkingCalendar> calendars) {
        if (!limit.calendar().isAlways()) {
            calendars.put(limit.calendar().name(), limit.calendar());
        }
    }

    private void dates(DatedHours dated) {
        json.startObject();
        json.text("from", dated.from().toString());
        json.text("to", dated.to().toString());
        json.startObject("hours");
        hours(dated.hours());
        json.endObject();
        json.filled("why", dated.why());
        json.filled("by", dated.by());
        json.endObject();
    }

    /** A weekday that is missing: closed in the week, as in the week among dated hours. */
    private void hours(Map<DayOfWeek, List<Hours>> byWeekday) {
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Hours> hours = byWeekday.get(day);
            if (hours != null) {
                json.startArray(day.name().substring(0, 3).toLowerCase(Locale.ROOT));
                hours.forEach(this::interval);
                json.endArray();
            }
        }
    }

    private void interval(Hours hours) {
        JsonGenerator array = json.generator();
        array.writeStartArray();
        array.writeString(clock(hours.from()));
        array.writeString(clock(hours.to()));
        array.writeEndArray();
    }

    private static String clock(int second) {
        StringBuilder text = new StringBuilder(8);
        two(text, second / 3600).append(':');
        two(text, second / 60 % 60);
        if (second % 60 != 0) {
            two(text.append(':'), second % 60);
        }
        return text.toString();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
