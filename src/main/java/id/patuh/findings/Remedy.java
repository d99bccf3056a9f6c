package id.patuh.findings;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseView;
import id.patuh.audit.Check;
import id.patuh.audit.Verdict;
import id.patuh.sop.Condition;
import id.patuh.sop.Language;
import id.patuh.sop.Limit;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What would have complied, or still can. Source: AUDIT.md, "Every finding can be checked by hand". */
final class Remedy {

    private final CaseView view;
    private final CaseVerdict verdict;
    private final @Nullable Ledger ledger;
    private final Language language;
    private final Sop sop;
    private final Prose prose;

    private Remedy(CaseView view, CaseVerdict verdict, @Nullable Ledger ledger, Language language) {
        this.view = view;
        this.verdict = verdict;
        this.ledger = ledger;
        this.language = language;
        this.sop = verdict.sop();
        this.prose = new Prose(language, sop);
    }

    /** Empty where the verdict is compliant. */
    static String of(CaseView view, CaseVerdict verdict, @Nullable Ledger ledger, Language language) {
        if (verdict.verdict() == Verdict.COMPLIANT) {
            return "";
        }
        Remedy remedy = new Remedy(view, verdict, ledger, language);
        remedy.write();
        return remedy.prose.say(".").toString();
    }

    private void write() {
        Step step = verdict.step();
        if (verdict.check().rank() >= Check.ALL.size()) {
            prose.say("Penuhi aturan SOP ini: ", "Meet this rule of the SOP: ")
                    .say(verdict.check().name());
        } else if (step != null) {
            ofStep(step);
        } else if (verdict.check().equals(Check.KNOWN_STEP)) {
            prose.say(
                    "Catat dengan nomor, nama atau alias langkah dari SOP: ",
                    "Record it under a number, name or alias of the SOP's steps: ");
            prose.list(sop.steps().stream().map(Step::id).toList(), ", ", ", ");
        } else {
            prose.say("Tutup kasus", "Close the case");
            within(sop.caseLimit());
        }
    }

    private void ofStep(Step step) {
        switch (verdict.check().name()) {
            case "presence" -> presence(step);
            case "order" -> order(step);
            case "input" -> input(step);
            case "output" -> {
                prose.say("Dokumen bernama ", "A document named ").quoted(verdict.subject());
                prose.say(" pada outputs ", " in the outputs of ").stepNumber(step);
                by(verdict.moment());
            }
            case "role" -> {
                prose.say("Penyelesaian ", "The completion of ").stepNumber(step);
                prose.say(" tercatat oleh ", " recorded as by ").list(titles(step), " atau ", " or ");
            }
            case "time" -> time(step);
            case "applicability" -> applicability(step);
            default -> {
                prose.say("Satu penyelesaian saja untuk ", "One completion only of ")
                        .stepNumber(step);
                prose.say("; catatan tambahan memakai transition record", "; further records use transition record");
            }
        }
    }

    private void presence(Step step) {
        if (verdict.verdict() == Verdict.UNPROVEN) {
            record(step.when());
            prose.say(", atau selesaikan ", ", or complete ").stepNumber(step);
        } else {
            prose.say("Selesaikan ", "Complete ").step(step);
        }
        if (verdict.moment() != CaseFile.NEVER) {
            prose.say(" sebelum kasus ditutup", " before the case is closed");
        }
    }

    private void order(Step step) {
        prose.say("Mulai ", "Begin ").stepNumber(step).say(" setelah ", " after ");
        Step before = sop.step(verdict.subject());
        if (before != null) {
            prose.step(before);
        }
        prose.say(" selesai", " is done");
        if (verdict.other() != CaseFile.NEVER) {
            prose.say(" pada ", ", at ").time(verdict.other());
        } else {
            prose.say(" dan tercatat", " and recorded");
        }
    }

    private void input(Step step) {
        prose.say("Dokumen bernama ", "A document named ").quoted(verdict.subject());
        prose.say(" pada inputs ", " in the inputs of ").stepNumber(step);
        prose.say(", atau pada outputs langkah lain,", ", or in the outputs of another step,");
        by(verdict.moment());
    }

    private void by(long moment) {
        prose.say(" selambatnya ", " by ").time(moment);
    }

    private void time(Step step) {
        Limit limit = verdict.limit();
        if (limit == null || ledger != null) {
            prose.say("Selesaikan ", "Complete ").stepNumber(step);
            within(step.limits());
            return;
        }
        List<String> missing = missing(step);
        boolean handedOver =
                !step.clockFromStart() && !view.prerequisites(step.index()).isEmpty();
        if (handedOver && missing.isEmpty()) {
            prose.say("Selesaikan ", "Complete ").stepNumber(step);
            prose.say(" setelah semua prasyaratnya selesai", " after all of its prerequisites are done");
            return;
        }
        prose.say("Catat mulainya ", "Record the start of ").stepNumber(step);
        prose.say(" sebelum selesainya", " before its completion");
        if (handedOver) {
            prose.say(", atau selesainya prasyarat: langkah ", ", or the completion of its prerequisites: step ");
            prose.list(missing, ", ", ", ");
        }
    }

    /** Prerequisites in force that are not done. */
    private List<String> missing(Step step) {
        List<String> names = new ArrayList<>();
        for (int p : view.prerequisites(step.index())) {
            if (view.done(p) == CaseFile.NEVER) {
                names.add(sop.steps().get(p).id());
            }
        }
        return names;
    }

    private void within(List<Limit> entries) {
        if (ledger == null) {
            List<String> asked = new ArrayList<>();
            entries.forEach(entry -> asked.addAll(asked(entry.when())));
            prose.say(" dalam batas waktunya, dan catat ", " within its limit, and record ");
            prose.list(asked.stream().distinct().toList(), " dan ", " and ");
            prose.say(", yang menentukan batas itu", ", which decides the limit");
            return;
        }
        OptionalLong due = ledger.due();
        if (due.isPresent()) {
            prose.say(" selambatnya ", " by ").time(due.getAsLong());
        } else {
            prose.say(" dalam ", " within ").limit(ledger.limit());
        }
    }

    private void applicability(Step step) {
        Condition condition = step.when();
        if (condition == null) {
            return;
        }
        if (verdict.verdict() == Verdict.UNPROVEN) {
            record(condition);
            return;
        }
        prose.say("Jalankan ", "Carry out ")
                .stepNumber(step)
                .say(" hanya bila ", " only where ")
                .condition(condition);
    }

    private void record(@Nullable Condition condition) {
        prose.say("Catat nilai ", "Record the value of ").list(asked(condition), " dan ", " and ");
    }

    private static List<String> asked(@Nullable Condition condition) {
        return condition == null
                ? List.of()
                : condition.clauses().stream().map(Condition.Clause::attribute).toList();
    }

    private List<String> titles(Step step) {
        List<String> titles = new ArrayList<>();
        for (String id : step.roles()) {
            Role role = sop.role(id);
            titles.add(role == null ? id : role.title().in(language));
        }
        return titles;
    }
}
