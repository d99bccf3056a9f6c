package id.patuh.findings;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.Check;
import id.patuh.audit.Evidence;
import id.patuh.audit.Verdict;
import id.patuh.sop.Condition;
import id.patuh.sop.Language;
import id.patuh.sop.Limit;
import id.patuh.sop.Role;
import id.patuh.sop.Step;
import id.patuh.sop.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One plain sentence a verdict: what was demanded, what happened, when. It is made of the verdict alone. Times are in the
 * SOP's zone. Source: AUDIT.md, "Every finding can be checked by hand".
 */
public final class Sentences {

    private final CaseVerdict verdict;
    private final Language language;
    private final Prose prose;

    private Sentences(CaseVerdict verdict, Language language) {
        this.verdict = verdict;
        this.language = language;
        this.prose = new Prose(language, verdict.sop());
    }

    /** The sentence in both languages; of one who needs only one, {@link #of(CaseVerdict, Language)} asks less. */
    public static Text of(CaseVerdict verdict) {
        return new Text(of(verdict, Language.ID), of(verdict, Language.EN));
    }

    public static String of(CaseVerdict verdict, Language language) {
        return new Sentences(verdict, language).sentence();
    }

    private String sentence() {
        Step step = verdict.step();
        if (verdict.check().rank() >= Check.ALL.size()) {
            own(step);
        } else if (step == null) {
            ofCase();
        } else {
            ofStep(step);
        }
        return prose.toString();
    }

    private void ofCase() {
        if (verdict.check().equals(Check.KNOWN_STEP)) {
            prose.say("Catatan menyebut langkah ", "The record names step ").quoted(verdict.subject());
            prose.say(", pertama kali pada ", ", first at ").time(verdict.moment());
            prose.say("; SOP tidak memiliki langkah itu.", "; the SOP has no such step.");
        } else {
            caseTime();
        }
    }

    private void ofStep(Step step) {
        switch (verdict.check().name()) {
            case "presence" -> presence(step);
            case "order" -> order(step);
            case "input" -> input(step);
            case "output" -> output(step);
            case "role" -> role(step);
            case "time" -> time(step);
            case "applicability" -> applicability(step);
            default -> once(step);
        }
    }

    /** A rule of the SOP's own: its sentence, its step and what it is about. */
    private void own(@Nullable Step step) {
        String sentence = verdict.rule().sentence().in(language).strip();
        prose.say(sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence);
        if (step != null) {
            prose.say(" (").stepNumber(step).say(")");
        }
        if (!verdict.subject().isEmpty()) {
            prose.say(": ").name(verdict.subject());
        }
        prose.say(".");
    }

    // ---- presence and order

    private void presence(Step step) {
        switch (verdict.verdict()) {
            case COMPLIANT ->
                prose.startWithStep(step).say(" selesai pada ", " was done at ").time(verdict.moment());
            case VIOLATED ->
                prose.startWithStep(step)
                        .say(" dilewati: kasus ditutup pada ", " was skipped: the case was closed at ")
                        .time(verdict.moment())
                        .say(" tanpa catatan bahwa langkah ini selesai", " without a record that the step was done");
            case UNPROVEN -> {
                prose.say("Belum terbukti apakah ", "It is unproven whether ").step(step);
                prose.say(" wajib: kasus ditutup pada ", " was required: the case was closed at ");
                prose.time(verdict.moment()).say(" tanpa langkah ini, dan ", " without it, and ");
                noRecord(asked(step.when()));
            }
            default ->
                prose.startWithStep(step)
                        .say(" belum selesai; kasus masih terbuka", " is not done yet; the case is still open");
        }
        prose.say(".");
    }

    private void order(Step step) {
        prose.startWithStep(step).say(" dimulai pada ", " began at ").time(verdict.moment());
        Step before = verdict.sop().step(verdict.subject());
        boolean isDone = verdict.other() != CaseFile.NEVER;
        if (verdict.verdict() == Verdict.COMPLIANT) {
            prose.say(", setelah ", ", after ");
            prerequisite(before);
            prose.say(" selesai pada ", " was done at ").time(verdict.other());
        } else if (isDone) {
            prose.say(", sebelum ", ", before ");
            prerequisite(before);
            prose.say(" selesai pada ", " was done at ").time(verdict.other());
        } else {
            prose.say(", padahal ", ", although ");
            prerequisite(before);
            prose.say(" tidak tercatat selesai", " is not recorded as done");
        }
        prose.say(".");
    }

    private void prerequisite(@Nullable Step before) {
        if (before == null) {
            prose.say("langkah ", "step ").name(verdict.subject());
        } else {
            prose.step(before);
        }
    }

    // ---- documents

    private void input(Step step) {
        boolean unproven = verdict.verdict() == Verdict.UNPROVEN;
        prose.say(
                unproven ? "Belum terbukti bahwa kelengkapan " : "Kelengkapan ",
                unproven ? "It is unproven that input " : "Input ");
        prose.quoted(verdict.subject());
        if (verdict.verdict() == Verdict.VIOLATED) {
            prose.say(" tidak ada saat ", " was not there when ");
        } else {
            prose.say(" tersedia saat ", " was there when ");
        }
        prose.step(step).say(" selesai pada ", " was done at ").time(verdict.moment());
        if (verdict.verdict() == Verdict.VIOLATED) {
            prose.say(
                    ": langkah itu mencatat kelengkapan tanpa dokumen ini, dan tidak ada langkah lain yang"
                            + " menghasilkannya sebelumnya",
                    ": the step records its inputs without it, and no other step had produced it by then");
        } else if (unproven) {
            prose.say(
                    ": kelengkapan langkah itu tidak dicatat, dan tidak ada langkah lain yang tercatat menghasilkannya"
                            + " sebelumnya",
                    ": the step's inputs were not recorded, and no other step is recorded as having produced it by"
                            + " then");
        }
        prose.say(".");
    }

    private void output(Step step) {
        switch (verdict.verdict()) {
            case COMPLIANT ->
                prose.startWithStep(step)
                        .say(" menghasilkan output ", " produced output ")
                        .quoted(verdict.subject())
                        .say(" saat selesai pada ", " when it was done at ")
                        .time(verdict.moment());
            case VIOLATED ->
                prose.startWithStep(step)
                        .say(" selesai pada ", " was done at ")
                        .time(verdict.moment())
                        .say(" tanpa output ", " without output ")
                        .quoted(verdict.subject())
                        .say(
                                ": output langkah itu dicatat, tetapi dokumen ini tidak termasuk",
                                ": the step's outputs were recorded, but this one is not among them");
            default ->
                prose.say("Belum terbukti bahwa ", "It is unproven that ")
                        .step(step)
                        .say(" menghasilkan output ", " produced output ")
                        .quoted(verdict.subject())
                        .say(" saat selesai pada ", " when it was done at ")
                        .time(verdict.moment())
                        .say(": output langkah itu tidak dicatat", ": the step's outputs were not recorded");
        }
        prose.say(".");
    }

    // ---- role

    private void role(Step step) {
        List<String> titles = titles(step);
        switch (verdict.verdict()) {
            case COMPLIANT -> {
                prose.startWithStep(step)
                        .say(" diselesaikan pada ", " was completed at ")
                        .time(verdict.moment());
                prose.say(" oleh pelaksana yang ditetapkan SOP: ", " by the role the SOP names: ");
                prose.list(titles, " atau ", " or ");
            }
            case VIOLATED -> {
                prose.startWithStep(step)
                        .say(" diselesaikan pada ", " was completed at ")
                        .time(verdict.moment());
                prose.say(" oleh ", " by ").name(givenRole());
                prose.say("; pelaksana menurut SOP: ", "; the role the SOP names: ")
                        .list(titles, " atau ", " or ");
            }
            default -> {
                prose.say("Belum terbukti pelaksana mana yang menyelesaikan ", "It is unproven which role completed ");
                prose.step(step).say(" pada ", " at ").time(verdict.moment());
                prose.say(
                        ": pelaksananya tidak dicatat; menurut SOP: ", ": the role was not recorded; the SOP names: ");
                prose.list(titles, " atau ", " or ");
            }
        }
        prose.say(".");
    }

    private List<String> titles(Step step) {
        List<String> titles = new ArrayList<>(step.roles().size());
        for (String id : step.roles()) {
            Role role = verdict.sop().role(id);
            titles.add(role == null ? id : role.title().in(language));
        }
        return titles;
    }

    private String givenRole() {
        Role known = verdict.sop().role(verdict.given());
        return known == null ? verdict.given() : known.title().in(language);
    }

    // ---- time

    private void time(Step step) {
        Limit limit = verdict.limit();
        boolean isDone = verdict.moment() != CaseFile.NEVER;
        if (limit == null || verdict.elapsed() < 0) {
            prose.say("Belum terbukti apakah ", "It is unproven whether ").step(step);
            prose.say(" selesai dalam batas waktunya", " was done within its limit");
            if (limit == null) {
                limitNotKnown(askedBy(step.limits()));
            } else {
                prose.say(", ", ", ").limit(limit);
                prose.say(
                        ": catatan tidak menunjukkan sejak kapan waktunya dihitung",
                        ": the record does not show from when its time counts");
            }
        } else if (isDone) {
            prose.startWithStep(step).say(" selesai dalam ", " was done in ");
            measured(limit);
        } else {
            prose.startWithStep(step);
            running(limit, " belum selesai", " is not done");
        }
        prose.say(".");
    }

    private void caseTime() {
        Limit limit = verdict.limit();
        if (limit == null) {
            prose.say(
                    "Belum terbukti apakah kasus ditutup dalam batas waktunya",
                    "It is unproven whether the case was closed within its limit");
            limitNotKnown(askedBy(verdict.sop().caseLimit()));
        } else if (verdict.moment() != CaseFile.NEVER) {
            prose.say("Kasus ditutup dalam ", "The case was closed in ");
            measured(limit);
        } else {
            prose.say("Kasus", "The case");
            running(limit, " belum ditutup", " is not closed");
        }
        prose.say(".");
    }

    private void limitNotKnown(List<String> attributes) {
        prose.say(": ");
        noRecord(attributes);
        prose.say(", yang menentukan batas itu", ", which decides the limit");
    }

    /** Of several attributes it is not told which one lacks. */
    private void noRecord(List<String> attributes) {
        boolean one = attributes.size() == 1;
        prose.say(one ? "tidak ada catatan " : "catatan ", one ? "there is no record of " : "the record of ");
        prose.list(attributes, " dan ", " and ");
        prose.say(one ? "" : " tidak lengkap", one ? "" : " is incomplete");
    }

    /** Done or closed: {@code 45 menit; batasnya 15 menit, terlampaui 30 menit (dihitung …)}. */
    private void measured(Limit limit) {
        worked(verdict.elapsed(), limit);
        balance(limit);
        prose.say(" (dihitung ", " (counted from ").times(verdict.clockStart(), verdict.clockEnd());
        suspended(limit);
        prose.say(")");
    }

    private void running(Limit limit, String indonesian, String english) {
        prose.say(indonesian, english);
        if (verdict.verdict() == Verdict.PENDING) {
            prose.say(" dan masih dalam batas waktunya: ", " and still within its limit: ");
            worked(verdict.elapsed(), limit);
            prose.say(" dari ", " of ").limit(limit);
            prose.say(" terpakai (dihitung ", " used (counted from ");
        } else {
            prose.say(" setelah ", " after ");
            worked(verdict.elapsed(), limit);
            balance(limit);
            prose.say(" (dihitung ", " (counted from ");
        }
        prose.time(verdict.clockStart()).say(" sampai saat pemeriksaan ", " to the time of the audit, ");
        prose.timeAfter(verdict.clockStart(), verdict.clockEnd());
        suspended(limit);
        prose.say(")");
        if (verdict.verdict() == Verdict.PENDING && verdict.due() != CaseFile.NEVER) {
            prose.say("; jatuh tempo ", "; due ").time(verdict.due());
        }
    }

    private void balance(Limit limit) {
        long over = verdict.elapsed() - limit.millis();
        prose.say("; batasnya ", "; its limit is ").limit(limit);
        if (over > 0) {
            prose.say(", terlampaui ", ", exceeded by ").length(over, limit.calendar());
        } else if (over < 0) {
            prose.say(", tersisa ", ", with ").length(-over, limit.calendar()).say("", " to spare");
        } else {
            prose.say(", tepat terpakai", ", used up exactly");
        }
    }

    private void worked(long millis, Limit limit) {
        prose.length(millis, limit.calendar());
        if (!limit.calendar().isAlways()) {
            prose.say(" waktu kerja", " of working time");
        }
    }

    /** On the calendar that never closes, what was not counted is what was suspended. */
    private void suspended(Limit limit) {
        long taken = verdict.clockEnd() - verdict.clockStart() - verdict.elapsed();
        if (limit.calendar().isAlways() && taken > 0) {
            prose.say(", dikurangi masa tunda ", ", less ").length(taken, limit.calendar());
            prose.say("", " suspended");
        }
    }

    // ---- applicability and once

    private void applicability(Step step) {
        boolean unproven = verdict.verdict() == Verdict.UNPROVEN;
        prose.startWithStep(step).say(" dimulai pada ", " began at ").time(verdict.moment());
        if (verdict.verdict() == Verdict.COMPLIANT) {
            prose.say(" dan syaratnya terpenuhi: ", " and its condition holds: ");
        } else if (unproven) {
            prose.say(
                    ", tetapi belum terbukti bahwa syaratnya terpenuhi: ",
                    ", but it is unproven that its condition holds: ");
        } else {
            prose.say(", padahal syaratnya tidak terpenuhi: ", ", although its condition does not hold: ");
        }
        Condition condition = step.when();
        if (condition != null) {
            prose.condition(condition);
        }
        if (unproven) {
            prose.say("; ");
            noRecord(asked(condition));
        }
        prose.say(".");
    }

    private void once(Step step) {
        prose.startWithStep(step);
        if (verdict.verdict() == Verdict.COMPLIANT) {
            prose.say(" diselesaikan satu kali, pada ", " was completed once, at ")
                    .time(verdict.moment());
        } else {
            List<Evidence> completions = verdict.evidence();
            long last = completions.get(completions.size() - 1).at();
            prose.say(" diselesaikan pada ", " was completed at ").say(times(completions));
            prose.say(" waktu yang berbeda, pertama ", " different times, first at ")
                    .time(verdict.moment());
            prose.say(" dan terakhir ", " and last at ").timeAfter(verdict.moment(), last);
            prose.say("; SOP menetapkan satu kali", "; the SOP provides for one completion");
        }
        prose.say(".");
    }

    private static int times(List<Evidence> completions) {
        int times = 0;
        long before = Long.MIN_VALUE;
        for (Evidence completion : completions) {
            times += completion.at() == before ? 0 : 1;
            before = completion.at();
        }
        return times;
    }

    private static List<String> askedBy(List<Limit> entries) {
        List<String> names = new ArrayList<>();
        for (Limit entry : entries) {
            for (String name : asked(entry.when())) {
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static List<String> asked(@Nullable Condition condition) {
        return condition == null
                ? List.of()
                : condition.clauses().stream()
                        .map(Condition.Clause::attribute)
                        .distinct()
                        .toList();
    }
}
