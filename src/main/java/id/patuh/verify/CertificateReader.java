package id.patuh.verify;

import id.patuh.verify.Certified.Clause;
import id.patuh.verify.Certified.Counted;
import id.patuh.verify.Certified.Delay;
import id.patuh.verify.Certified.Finding;
import id.patuh.verify.Certified.Ledger;
import id.patuh.verify.Certified.Part;
import id.patuh.verify.Certified.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one certificate of format {@code patuh-certificate/1}. */
final class CertificateReader {

    static final String FORMAT = "patuh-certificate/1";

    private static final List<String> TRANSITIONS =
            List.of("start", "complete", "suspend", "resume", "withdraw", "record");
    /** No case runs longer; what claims to would keep a checker busy for days. */
    private static final long LONGEST_CASE = 200L * 366 * 86_400_000;

    private CertificateReader() {}

    /** @throws Unusable where it is none, or says what none can say */
    static Certified read(JsonNode json) throws Unusable {
        Place root = new Place("", json);
        if (!json.isObject()) {
            throw new Unusable("no certificate: it is no JSON object");
        }
        String format = root.at("format").textOrEmpty();
        if (!format.equals(FORMAT)) {
            throw new Unusable("no certificate of format " + FORMAT
                    + (format.isEmpty() ? ": it has no 'format'" : " but '" + format + "'"));
        }
        Demanded demands = DemandReader.read(root);
        long asOf = root.at("as-of").time();
        List<Happening> record = events(root.at("record"));
        for (Happening event : record) {
            if (asOf - event.at() > LONGEST_CASE) {
                throw root.at("as-of").wrong("is more than 200 years after an event");
            }
        }
        return new Certified(
                finding(root.at("finding")),
                clause(root.at("clause")),
                root.at("ledger").isAbsent() ? null : ledger(root.at("ledger")),
                root.at("delay").isAbsent() ? null : delay(root.at("delay")),
                sources(root.at("evidence")),
                demands,
                record,
                asOf);
    }

    private static Finding finding(Place finding) throws Unusable {
        return new Finding(
                finding.at("case").text(),
                finding.at("sop").text(),
                finding.at("version").text(),
                finding.at("step").textOrNull(),
                finding.at("check").text(),
                finding.at("subject").textOrEmpty(),
                finding.at("verdict").text(),
                finding.at("severity").textOrEmpty(),
                finding.at("limit_s").numberOrNone(),
                finding.at("elapsed_s").numberOrNone(),
                finding.at("clock_start").timeOrNever(),
                finding.at("clock_end").timeOrNever(),
                finding.at("due").timeOrNever(),
                finding.at("root").textOrEmpty(),
                finding.at("evidence").texts());
    }

    private static Clause clause(Place clause) throws Unusable {
        return new Clause(
                clause.at("sop").text(),
                clause.at("version").text(),
                clause.at("step").textOrNull(),
                clause.at("file").text(),
                clause.at("sha256").text());
    }

    private static Ledger ledger(Place ledger) throws Unusable {
        return new Ledger(
                ledger.at("from").time(),
                ledger.at("to").time(),
                counted(ledger.at("counted")),
                counted(ledger.at("suspended")),
                ledger.at("total-ms").number());
    }

    private static List<Counted> counted(Place list) throws Unusable {
        List<Counted> counted = new ArrayList<>();
        for (Place item : list.items()) {
            counted.add(new Counted(
                    new Interval(item.at("from").time(), item.at("to").time()),
                    item.at("ms").number()));
        }
        return counted;
    }

    private static Delay delay(Place delay) throws Unusable {
        List<Part> path = new ArrayList<>();
        for (Place part : delay.at("path").items()) {
            path.add(new Part(part.at("step").text(), part.at("ms").number()));
        }
        if (delay.at("own-ms").isAbsent()) {
            long steps = delay.at("steps-ms").number();
            return new Delay(steps, steps + delay.at("beyond-steps-ms").number(), path);
        }
        long own = delay.at("own-ms").number();
        return new Delay(own + delay.at("inherited-ms").number(), own, path);
    }

    // ---- events

    private static List<Source> sources(Place list) throws Unusable {
        List<Source> sources = new ArrayList<>();
        for (Place item : list.items()) {
            sources.add(new Source(event(item), item.at("sha256").textOrNull()));
        }
        return sources;
    }

    private static List<Happening> events(Place list) throws Unusable {
        List<Happening> events = new ArrayList<>();
        for (Place item : list.items()) {
            events.add(event(item));
        }
        return events;
    }

    private static Happening event(Place event) throws Unusable {
        String transition = event.at("transition").text();
        if (!TRANSITIONS.contains(transition)) {
            throw event.at("transition").wrong("is none of " + String.join(", ", TRANSITIONS));
        }
        return new Happening(
                event.at("identity").text(),
                ownIdentity(event.at("identity-from")),
                event.at("at").time(),
                blankIsNull(event.at("step").textOrNull()),
                transition,
                event.at("actor").textOrNull(),
                event.at("role").textOrNull(),
                event.at("inputs").textsOrNull(),
                event.at("outputs").textsOrNull(),
                attributes(event.at("attributes")),
                event.at("note").textOrNull(),
                event.at("file").text(),
                event.at("line").number());
    }

    private static boolean ownIdentity(Place from) throws Unusable {
        return switch (from.text()) {
            case "source" -> true;
            case "content" -> false;
            default -> throw from.wrong("is neither 'source' nor 'content'");
        };
    }

    private static @Nullable String blankIsNull(@Nullable String step) {
        return step == null || step.isBlank() ? null : step;
    }

    private static SortedMap<String, String> attributes(Place object) throws Unusable {
        SortedMap<String, String> attributes = new TreeMap<>();
        if (!object.isAbsent()) {
            for (var attribute : object.properties()) {
                attributes.put(attribute.getKey(), attribute.getValue().text());
            }
        }
        return attributes;
    }
}
