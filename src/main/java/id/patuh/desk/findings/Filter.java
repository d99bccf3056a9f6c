package id.patuh.desk.findings;

import id.patuh.followup.FollowUpStatus;
import id.patuh.followup.Wanted;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of the worklist asks for. A saved view is its address.
 *
 * @param values what was given, by name; what is blank or not known is left out
 */
public record Filter(Map<String, String> values) {

    private static final List<String> NAMES = List.of(
            "q",
            "sop",
            "office",
            "step",
            "check",
            "verdict",
            "severity",
            "role",
            "status",
            "question",
            "mine",
            "month",
            "since",
            "waived",
            "closed",
            "history",
            "sort");

    public Filter {
        values = Map.copyOf(values);
    }

    static Filter of(Map<String, String> given) {
        Map<String, String> values = new TreeMap<>();
        for (String name : NAMES) {
            String value = given.get(name);
            if (value != null && !value.isBlank()) {
                values.put(name, value.strip());
            }
        }
        return new Filter(values);
    }

    /** Empty where nothing was given. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public boolean isEmpty() {
        return values.keySet().stream().allMatch(name -> name.equals("sort"));
    }

    /** The address that asks for the same, from there on. */
    String address(String path, @Nullable String after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        NAMES.stream().filter(values::containsKey).forEach(name -> address.queryParam(name, "{" + name + "}"));
        if (after != null) {
            address.queryParam("after", "{after}");
        }
        Map<String, Object> all = new TreeMap<>(values);
        all.put("after", after == null ? "" : after);
        return address.encode().buildAndExpand(all).toUriString();
    }

    /**
     * @param account of the visitor
     * @param zone in which days begin
     * @throws ResponseStatusException 400: a value is not known
     */
    Wanted wanted(long account, ZoneId zone, @Nullable String after) {
        return new Wanted(
                text("sop"),
                text("office"),
                step(),
                text("check"),
                word("verdict", "violated", "unproven"),
                word("severity", "minor", "major", "critical"),
                text("role"),
                values.containsKey("status") ? FollowUpStatus.of(get("status")).orElseThrow(Filter::unknown) : null,
                values.containsKey("question") ? constant(Wanted.Question.class, "question") : null,
                values.containsKey("mine") ? account : null,
                month(),
                values.containsKey("since") ? since().atStartOfDay(zone).toInstant() : null,
                bool("waived"),
                bool("closed"),
                text("q"),
                values.containsKey("history") ? constant(Wanted.Which.class, "history") : Wanted.Which.STANDING,
                values.containsKey("sort") ? constant(Wanted.Order.class, "sort") : Wanted.Order.NEWEST,
                after == null || after.isBlank() ? null : after);
    }

    /** {@code -} is the whole case. */
    private @Nullable String step() {
        return get("step").equals("-") ? "" : text("step");
    }

    private @Nullable String text(String name) {
        return values.get(name);
    }

    private @Nullable String word(String name, String... words) {
        String word = values.get(name);
        if (word != null && !List.of(words).contains(word)) {
            throw unknown();
        }
        return word;
    }

    private @Nullable Boolean bool(String name) {
        String word = word(name, "yes", "no");
        return word == null ? null : Boolean.valueOf(word.equals("yes"));
    }

    private <E extends Enum<E>> E constant(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, get(name).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw unknown();
        }
    }

    private @Nullable YearMonth month() {
        try {
            return values.containsKey("month") ? YearMonth.parse(get("month")) : null;
        } catch (DateTimeException unreadable) {
            throw unknown();
        }
    }

    private LocalDate since() {
        try {
            return LocalDate.parse(get("since"));
        } catch (DateTimeException unreadable) {
            throw unknown();
        }
    }

    static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, "followup.filter.unknown");
    }
}
