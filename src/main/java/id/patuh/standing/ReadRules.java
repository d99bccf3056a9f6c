package id.patuh.standing;

import id.patuh.audit.RuleBook;
import id.patuh.calendar.DatedHours;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.reception.Hash;
import id.patuh.sop.Limit;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import id.patuh.sop.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A rules folder that was read without a fault. */
record ReadRules(RulesContent content, Sops sops, RuleBook book) {

    /** SHA-256 over all that decides about the cases of a version: its file, its calendars, the checks, its own rules. */
    String fingerprint(Sop sop) {
        TreeMap<String, String> parts = new TreeMap<>();
        parts.put("sop", sop.sha256());
        add(parts, sop.calendar());
        add(parts, sop.caseLimit());
        for (Step step : sop.steps()) {
            add(parts, step.calendar());
            add(parts, step.limits());
        }
        parts.put("checks", book.hashes().getOrDefault("checks", ""));
        parts.put("own", book.hashes().getOrDefault(folder(sops.latest(sop.id())), ""));
        return Hash.hex(parts.toString());
    }

    /** SHA-256 over the fingerprints of all versions of an SOP. */
    String fingerprint(List<Sop> versions) {
        return Hash.hex(versions.stream().map(this::fingerprint).collect(Collectors.joining("\n")));
    }

    private static String folder(Sop sop) {
        Path parent = Path.of(sop.file()).getParent();
        return parent == null ? "" : String.valueOf(parent.getFileName());
    }

    private static void add(Map<String, String> parts, List<Limit> limits) {
        limits.forEach(limit -> add(parts, limit.calendar()));
    }

    private static void add(Map<String, String> parts, WorkingCalendar calendar) {
        parts.computeIfAbsent(
                "calendar " + calendar.name() + " " + calendar.zone(),
                any -> new TreeMap<>(calendar.week()) + " "
                        + calendar.dates().stream().map(ReadRules::text).toList());
    }

    private static String text(DatedHours dated) {
        return dated.from() + " " + dated.to() + " " + new TreeMap<>(dated.hours()) + " " + dated.why() + " "
                + dated.by();
    }
}
