package id.patuh.sop;

import id.patuh.calendar.WorkingCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an SOP asks, in the words people read, in both languages. */
public final class SopWords {

    private static final Text NOTHING = new Text("tidak ada", "none");

    private SopWords() {}

    /**
     * What one check asks of a step.
     *
     * @param check as in files: {@code presence}, …
     */
    public record Asked(String check, Text text) {}

    /** What each check asks of the step, in the order of AUDIT.md; checks that ask nothing of it are left out. */
    public static List<Asked> of(Sop sop, Step step) {
        List<Asked> asked = new ArrayList<>();
        asked.add(new Asked("presence", presence(step)));
        if (!step.after().isEmpty()) {
            asked.add(new Asked("order", order(sop, step)));
        }
        if (!step.inputs().isEmpty()) {
            asked.add(new Asked(
                    "input",
                    joined(
                            "Tercatat ada saat langkah selesai: ",
                            "On record when the step is done: ",
                            step.inputWords())));
        }
        if (!step.outputs().isEmpty()) {
            asked.add(new Asked(
                    "output",
                    joined(
                            "Tercatat dihasilkan saat langkah selesai: ",
                            "On record as produced when the step is done: ",
                            step.outputWords())));
        }
        if (!step.roles().isEmpty()) {
            asked.add(new Asked("role", before("Diselesaikan oleh ", "Completed by ", roles(sop, step.roles()))));
        }
        if (!step.limits().isEmpty()) {
            asked.add(new Asked("time", time(step)));
        }
        Condition when = step.when();
        if (when != null) {
            asked.add(new Asked(
                    "applicability", before("Dijalankan hanya bila ", "Carried out only where ", condition(when))));
        }
        if (!step.repeatable()) {
            asked.add(new Asked("once", new Text("Diselesaikan satu kali saja.", "Completed only once.")));
        }
        return asked;
    }

    private static Text presence(Step step) {
        if (step.optional()) {
            return new Text("Boleh dijalankan, boleh tidak.", "May be carried out, or not.");
        }
        Condition when = step.when();
        return when == null
                ? new Text("Wajib dijalankan dalam setiap kasus.", "Required in every case.")
                : before("Wajib dijalankan bila ", "Required where ", condition(when));
    }

    private static Text order(Sop sop, Step step) {
        Text names = steps(sop, step.after());
        return new Text(
                "Dimulai sesudah " + names.id() + " selesai (yang tidak berlaku digantikan prasyaratnya).",
                "Begins after " + names.en() + " is done (one that does not apply is replaced by its prerequisites).");
    }

    private static Text time(Step step) {
        Text start = step.clockFromStart()
                ? new Text("sejak langkah dimulai", "from the start of the step")
                : step.after().isEmpty()
                        ? new Text(
                                "sejak langkah dimulai, atau sejak kasus dibuka",
                                "from the step's start, or else the case's opening")
                        : new Text("sejak diserahkan langkah sebelumnya", "from the hand-over by the step before");
        Text limits = limits(step.limits());
        return new Text(
                "Selesai dalam " + limits.id() + ", dihitung " + start.id() + ".",
                "Done within " + limits.en() + ", counted " + start.en() + ".");
    }

    /** {@code langkah 3, 4}. */
    public static Text steps(Sop sop, List<Integer> indexes) {
        String ids = indexes.stream().map(index -> sop.steps().get(index).id()).collect(Collectors.joining(", "));
        return ids.isEmpty() ? NOTHING : new Text("langkah " + ids, "step " + ids);
    }

    /** The titles of roles, joined by <em>atau</em>. */
    public static Text roles(Sop sop, List<String> ids) {
        Function<String, Text> title = id -> {
            Role role = sop.role(id);
            return role == null ? new Text(id, id) : role.title();
        };
        return ids.isEmpty()
                ? NOTHING
                : new Text(
                        ids.stream().map(id -> title.apply(id).id()).collect(Collectors.joining(" atau ")),
                        ids.stream().map(id -> title.apply(id).en()).collect(Collectors.joining(" or ")));
    }

    /** Entries of a limit, read in order. */
    public static Text limits(List<Limit> limits) {
        if (limits.isEmpty()) {
            return NOTHING;
        }
        List<String> id = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (Limit limit : limits) {
            Text one = limit(limit);
            id.add(one.id());
            en.add(one.en());
        }
        return new Text(String.join("; selain itu ", id), String.join("; otherwise ", en));
    }

    /** {@code 4 jam menurut kalender jam-kerja-asn bila prioritas bernilai tinggi}. */
    public static Text limit(Limit limit) {
        Text length = length(limit.seconds());
        Text calendar = calendar(limit.calendar());
        Condition when = limit.when();
        Text where = when == null ? Text.EMPTY : before(" bila ", " where ", condition(when));
        return new Text(length.id() + calendar.id() + where.id(), length.en() + calendar.en() + where.en());
    }

    private static Text calendar(WorkingCalendar calendar) {
        return calendar.isAlways()
                ? Text.EMPTY
                : new Text(
                        " waktu kerja menurut kalender " + calendar.name(),
                        " of working time by the calendar " + calendar.name());
    }

    /** {@code 1 jam 30 menit}. */
    public static Text length(long seconds) {
        long hours = seconds / 3600;
        long minutes = seconds / 60 % 60;
        long rest = seconds % 60;
        StringBuilder id = new StringBuilder();
        StringBuilder en = new StringBuilder();
        add(id, en, hours, "jam", "hour");
        add(id, en, minutes, "menit", "minute");
        if (rest > 0 || id.length() == 0) {
            add(id, en, Math.max(rest, 0), "detik", "second");
        }
        return id.length() == 0 ? new Text("0 detik", "0 seconds") : new Text(id.toString(), en.toString());
    }

    private static void add(StringBuilder id, StringBuilder en, long number, String indonesian, String english) {
        if (number > 0) {
            String gap = id.length() == 0 ? "" : " ";
            id.append(gap).append(number).append(' ').append(indonesian);
            en.append(gap).append(number).append(' ').append(english).append(number == 1 ? "" : "s");
        }
    }

    /** {@code lokasi-gangguan tidak bernilai server}. */
    public static Text condition(Condition condition) {
        List<String> id = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (Condition.Clause clause : condition.clauses()) {
            id.add(clause.attribute()
                    + (clause.negated() ? " tidak bernilai " : " bernilai ")
                    + String.join(clause.negated() ? " maupun " : " atau ", clause.values()));
            en.add(clause.attribute()
                    + (clause.negated() ? " is not " : " is ")
                    + String.join(clause.negated() ? " nor " : " or ", clause.values()));
        }
        return new Text(String.join(" dan ", id), String.join(" and ", en));
    }

    /** {@code 100 %: pelaksana, atasannya}. */
    public static Text rung(Sop sop, Rung rung) {
        List<String> id = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (String to : rung.to()) {
            Text who = switch (to) {
                case "performer" -> new Text("pelaksana", "the performer");
                case "supervisor" -> new Text("atasan pelaksana", "the performer's superior");
                default -> roles(sop, List.of(to));
            };
            id.add(who.id());
            en.add(who.en());
        }
        return new Text(
                rung.percent() + " %: " + String.join(", ", id), rung.percent() + " %: " + String.join(", ", en));
    }

    /** The steps whose completion closes a case. */
    public static Text closes(Sop sop, Set<Integer> closes) {
        return steps(sop, closes.stream().sorted().toList());
    }

    /** {@code presence: critical, …}, sorted by check. */
    static Text severities(java.util.Map<String, Severity> severities) {
        String text = severities.entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " = " + entry.getValue().word().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? NOTHING : new Text(text, text);
    }

    static Text conditionOrNone(@Nullable Condition condition) {
        return condition == null ? new Text("setiap kasus", "every case") : condition(condition);
    }

    static Text yesNo(boolean yes) {
        return yes ? new Text("ya", "yes") : new Text("tidak", "no");
    }

    private static Text joined(String id, String en, List<String> names) {
        String all = String.join(", ", names);
        return new Text(id + all + ".", en + all + ".");
    }

    private static Text before(String id, String en, Text text) {
        return new Text(id + text.id(), en + text.en());
    }
}
