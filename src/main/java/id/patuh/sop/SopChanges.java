package id.patuh.sop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is different between two versions of an SOP, in words. */
public final class SopChanges {

    private static final Text HEAD = new Text("Kepala SOP", "Head of the SOP");

    private final Sop before;
    private final Sop after;
    private final List<Change> changes = new ArrayList<>();

    private SopChanges(Sop before, Sop after) {
        this.before = before;
        this.after = after;
    }

    /** What became of something. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED;

        /** {@code added}, {@code removed}, {@code changed}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One difference.
     *
     * @param where the step, the role or the head of the SOP
     * @param what of it
     * @param from as it was; null: it is new
     * @param to as it is; null: it is gone
     */
    public record Change(
            Kind kind,
            Text where,
            Text what,
            @Nullable Text from,
            @Nullable Text to) {}

    /** From the one to the other: the head, the roles, then the steps in the order of the new version, then those gone. */
    public static List<Change> between(Sop before, Sop after) {
        SopChanges found = new SopChanges(before, after);
        found.head();
        found.roles();
        found.steps();
        return List.copyOf(found.changes);
    }

    private void head() {
        changed(HEAD, "judul", "title", before.title(), after.title());
        changed(HEAD, "unit pemilik", "owner", same(before.owner()), same(after.owner()));
        changed(HEAD, "tanggal berlaku", "in force from", same(before.effectiveFrom()), same(after.effectiveFrom()));
        changed(HEAD, "zona waktu", "time zone", same(before.zone()), same(after.zone()));
        changed(
                HEAD,
                "kalender",
                "calendar",
                same(before.calendar().name()),
                same(after.calendar().name()));
        listed(HEAD, "dasar hukum", "legal basis", before.legalBasis(), after.legalBasis());
        listed(HEAD, "keterkaitan", "related SOPs", before.related(), after.related());
        listed(HEAD, "peralatan", "equipment", before.equipment(), after.equipment());
        changed(HEAD, "peringatan", "warning", before.warning(), after.warning());
        changed(
                HEAD,
                "batas waktu kasus",
                "limit of the case",
                SopWords.limits(before.caseLimit()),
                SopWords.limits(after.caseLimit()));
        changed(
                HEAD,
                "kasus ditutup oleh",
                "a case is closed by",
                SopWords.closes(before, before.closes()),
                SopWords.closes(after, after.closes()));
        changed(
                HEAD,
                "keparahan sendiri",
                "severities of its own",
                SopWords.severities(before.severity()),
                SopWords.severities(after.severity()));
        changed(
                HEAD,
                "tangga eskalasi",
                "ladder",
                ladder(before, before.escalation()),
                ladder(after, after.escalation()));
    }

    private static Text ladder(Sop sop, List<Rung> rungs) {
        List<Text> texts = rungs.stream().map(rung -> SopWords.rung(sop, rung)).toList();
        return new Text(
                String.join("; ", texts.stream().map(Text::id).toList()),
                String.join("; ", texts.stream().map(Text::en).toList()));
    }

    private void roles() {
        Map<String, Role> known = new HashMap<>();
        before.roles().forEach(role -> known.put(role.id(), role));
        for (Role role : after.roles()) {
            Text where = new Text("Pelaksana " + role.id(), "Role " + role.id());
            Role was = known.remove(role.id());
            if (was == null) {
                changes.add(new Change(Kind.ADDED, where, new Text("pelaksana", "role"), null, role.title()));
            } else {
                changed(where, "sebutan", "title", was.title(), role.title());
                changed(where, "alamat surel", "mail address", same(was.email()), same(role.email()));
                changed(where, "atasan", "superior", same(orDash(was.escalatesTo())), same(orDash(role.escalatesTo())));
            }
        }
        new TreeSet<>(known.keySet())
                .forEach(id -> changes.add(new Change(
                        Kind.REMOVED,
                        new Text("Pelaksana " + id, "Role " + id),
                        new Text("pelaksana", "role"),
                        title(known, id),
                        null)));
    }

    private static Text title(Map<String, Role> roles, String id) {
        Role role = roles.get(id);
        return role == null ? same(id) : role.title();
    }

    private void steps() {
        Set<Step> gone = new LinkedHashSet<>(before.steps());
        for (Step step : after.steps()) {
            Step was = counterpart(step, gone);
            Text where = where(step);
            if (was == null) {
                changes.add(new Change(Kind.ADDED, where, new Text("langkah", "step"), null, step.activity()));
            } else {
                gone.remove(was);
                compare(where, was, step);
            }
        }
        for (Step step : gone) {
            changes.add(new Change(Kind.REMOVED, where(step), new Text("langkah", "step"), step.activity(), null));
        }
    }

    private static Text where(Step step) {
        return new Text("Langkah " + step.id(), "Step " + step.id());
    }

    /** The step of the same activity, wherever it stands now; else the one of the same number or name. */
    private @Nullable Step counterpart(Step step, Set<Step> left) {
        String activity = Name.folded(step.activity().id());
        for (Step candidate : left) {
            if (Name.folded(candidate.activity().id()).equals(activity)) {
                return candidate;
            }
        }
        Step numbered = before.step(step.id());
        boolean activityMoved = numbered != null
                && after.steps().stream()
                        .anyMatch(other -> other != step
                                && Name.folded(other.activity().id())
                                        .equals(Name.folded(numbered.activity().id())));
        return numbered != null && left.contains(numbered) && !activityMoved ? numbered : null;
    }

    private void compare(Text where, Step was, Step is) {
        changed(where, "nomor", "number", same(was.id()), same(is.id()));
        changed(where, "kegiatan", "activity", was.activity(), is.activity());
        changed(where, "pelaksana", "role", same(String.join(", ", was.roles())), same(String.join(", ", is.roles())));
        listed(where, "kelengkapan", "inputs", was.inputWords(), is.inputWords());
        listed(where, "output", "outputs", was.outputWords(), is.outputWords());
        changed(where, "waktu", "limit", SopWords.limits(was.limits()), SopWords.limits(is.limits()));
        changed(where, "sesudah", "after", after(before, was), after(after, is));
        changed(
                where,
                "berlaku bila",
                "applies where",
                SopWords.conditionOrNone(was.when()),
                SopWords.conditionOrNone(is.when()));
        changed(where, "tidak wajib", "optional", SopWords.yesNo(was.optional()), SopWords.yesNo(is.optional()));
        changed(
                where,
                "boleh diulang",
                "repeatable",
                SopWords.yesNo(was.repeatable()),
                SopWords.yesNo(is.repeatable()));
        changed(where, "waktu berjalan sejak", "the limit runs from", clock(was), clock(is));
        changed(
                where,
                "kalender",
                "calendar",
                same(was.calendar().name()),
                same(is.calendar().name()));
        changed(
                where,
                "keparahan sendiri",
                "severities of its own",
                SopWords.severities(was.severity()),
                SopWords.severities(is.severity()));
        changed(where, "tangga eskalasi", "ladder", ladder(before, was.escalation()), ladder(after, is.escalation()));
        listed(where, "nama lain", "aliases", was.aliases(), is.aliases());
    }

    /** By what the steps do, so that a step put in between changes only those that follow it directly. */
    private static Text after(Sop sop, Step step) {
        List<Text> activities = step.after().stream()
                .map(index -> sop.steps().get(index).activity())
                .toList();
        return new Text(
                String.join("; ", activities.stream().map(Text::id).toList()),
                String.join("; ", activities.stream().map(Text::en).toList()));
    }

    private static Text clock(Step step) {
        return step.clockFromStart()
                ? new Text("mulai", "start")
                : new Text("penyerahan langkah sebelumnya", "hand-over by the step before");
    }

    private void changed(Text where, String id, String en, Text from, Text to) {
        if (!from.equals(to)) {
            changes.add(new Change(Kind.CHANGED, where, new Text(id, en), from, to));
        }
    }

    private void listed(Text where, String id, String en, List<String> from, List<String> to) {
        Function<List<String>, Set<String>> folded = names -> {
            Set<String> all = new LinkedHashSet<>();
            names.forEach(name -> all.add(Name.folded(name)));
            return all;
        };
        Set<String> was = folded.apply(from);
        Set<String> is = folded.apply(to);
        for (String name : to) {
            if (!was.contains(Name.folded(name))) {
                changes.add(new Change(Kind.ADDED, where, new Text(id, en), null, same(name)));
            }
        }
        for (String name : from) {
            if (!is.contains(Name.folded(name))) {
                changes.add(new Change(Kind.REMOVED, where, new Text(id, en), same(name), null));
            }
        }
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "–" : text;
    }

    private static Text same(Object value) {
        return new Text(value.toString(), value.toString());
    }
}
