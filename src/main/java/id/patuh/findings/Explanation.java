package id.patuh.findings;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseState;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseVerdicts;
import id.patuh.audit.CaseView;
import id.patuh.audit.CountedEvent;
import id.patuh.audit.Evidence;
import id.patuh.audit.Verdict;
import id.patuh.calendar.Spans;
import id.patuh.sop.Answer;
import id.patuh.sop.Language;
import id.patuh.sop.Limit;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case for a person at a terminal: what is known of it, its steps, and every finding with clause, evidence, ledger,
 * arithmetic and remedy. The same is in the certificates, for programs.
 */
public final class Explanation {

    private static final int SHOWN = 6;
    private static final String INDENT = "   ";

    private final CaseView view;
    private final Sop sop;
    private final Language language;
    private final Appendable out;

    private Explanation(CaseView view, Language language, Appendable out) {
        this.view = view;
        this.sop = view.sop();
        this.language = language;
        this.out = out;
    }

    /**
     * Explains the case in the file.
     *
     * @param certificates issues what each verdict is explained with
     * @param all every verdict; otherwise violated and unproven ones
     */
    public static void write(CaseFile file, boolean all, Certificates certificates, Language language, Appendable out)
            throws IOException {
        Explanation explanation = new Explanation(CaseView.of(file), language, out);
        explanation.header();
        explanation.steps();
        List<CaseVerdict> verdicts = CaseVerdicts.of(file, all);
        explanation.verdicts(certificates.of(file, verdicts), Delay.of(file));
    }

    private Prose prose() {
        return new Prose(language, sop);
    }

    private void line(Prose words) throws IOException {
        line(words.toString());
    }

    private void line(String words) throws IOException {
        out.append(words.stripTrailing()).append(System.lineSeparator());
    }

    // ---- the case

    private void header() throws IOException {
        line(prose().say("Kasus ", "Case ").plain(view.caseId()));
        line(prose().say("SOP ")
                .say(sop.id())
                .say(" versi ", " version ")
                .plain(sop.version())
                .say(": ")
                .plain(sop.title().in(language)));
        Prose times = prose().say("Dibuka ", "Opened ").time(view.opened()).say("; ");
        if (view.state() == CaseState.CLOSED) {
            times.say("ditutup ", "closed ").time(view.closed());
        } else if (view.state() == CaseState.WITHDRAWN) {
            times.say("dibatalkan ", "withdrawn ").time(view.withdrawn());
        } else {
            times.say("masih terbuka", "still open");
        }
        line(times.say("; diperiksa per ", "; audited as of ").time(view.asOf()));
        line("");
    }

    // ---- its steps

    private void steps() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                prose().say("langkah", "step").toString(),
                prose().say("selesai", "done").toString(),
                prose().say("dihitung sejak", "counted from").toString(),
                prose().say("terpakai / batas", "used / limit").toString(),
                prose().say("kegiatan", "activity").toString()));
        for (Step step : sop.steps()) {
            rows.add(row(step));
        }
        int[] widths = new int[5];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder cells = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                cells.append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            line(cells.toString());
        }
        line("");
    }

    private List<String> row(Step step) {
        int s = step.index();
        Limit limit = view.limit(s);
        long clock = limit == null ? CaseFile.NEVER : view.clock(s);
        String used = "–";
        if (limit != null) {
            Prose figures = prose();
            if (clock == CaseFile.NEVER) {
                figures.say("?");
            } else {
                figures.length(view.elapsed(s), limit.calendar());
            }
            used = figures.say(" / ").length(limit.millis(), limit.calendar()).toString();
        }
        return List.of(
                prose().name(step.id()).toString(),
                view.done(s) == CaseFile.NEVER ? notDone(view.applies(s)) : time(view.done(s)),
                clock == CaseFile.NEVER ? "–" : time(clock),
                used,
                prose().name(step.activity().in(language)).toString());
    }

    private String notDone(Answer applies) {
        return switch (applies) {
            case YES -> prose().say("belum", "not yet").toString();
            case NO -> prose().say("tidak berlaku", "does not apply").toString();
            case UNKNOWN -> prose().say("belum diketahui", "not known").toString();
            case OPTIONAL -> prose().say("boleh dilewati", "optional").toString();
        };
    }

    private String time(long at) {
        return prose().time(at).toString();
    }

    // ---- its verdicts

    private void verdicts(List<Certificate> certificates, Delay delay) throws IOException {
        if (certificates.isEmpty()) {
            line(prose().say("Tidak ada temuan.", "No findings."));
        }
        int number = 0;
        for (Certificate certificate : certificates) {
            number++;
            verdict(number, certificate, delay);
        }
    }

    private void verdict(int number, Certificate certificate, Delay delay) throws IOException {
        CaseVerdict verdict = certificate.verdict();
        Ledger ledger = certificate.ledger();
        Prose title = prose().say(number).say(". ").say(verdict.check().name()).say(": ");
        title.say(verdict.verdict().text().id(), verdict.verdict().text().en());
        Severity severity = verdict.severity();
        if (severity != null) {
            title.say(", ").say(inIndonesian(severity), severity.word());
        }
        line(title);
        line(INDENT + Sentences.of(verdict, language));
        line(clause(verdict));
        evidence(certificate);
        if (ledger != null) {
            ledger(ledger);
        }
        String remedy = Remedy.of(view, verdict, ledger, language);
        if (!remedy.isEmpty()) {
            line(label("Yang memenuhi", "To comply").say(remedy));
        }
        if (!verdict.root().isEmpty()) {
            line(label("Akar", "Root").say(verdict.root()));
        }
        if (ledger != null && verdict.verdict() == Verdict.VIOLATED) {
            delay(verdict, ledger, delay);
        }
        line("");
    }

    private static String inIndonesian(Severity severity) {
        return switch (severity) {
            case MINOR -> "ringan";
            case MAJOR -> "berat";
            case CRITICAL -> "kritis";
        };
    }

    private Prose label(String indonesian, String english) {
        return prose().say(INDENT).say(indonesian, english).say(": ");
    }

    private Prose clause(CaseVerdict verdict) {
        Step step = verdict.step();
        Prose clause = label("Dasar", "Clause").say(sop.file());
        if (step != null) {
            clause.say(":").say(step.line()).say(", ").stepNumber(step);
        }
        return clause.say(" — ").plain(verdict.rule().sentence().in(language));
    }

    private void evidence(Certificate certificate) throws IOException {
        List<Evidence> evidence = certificate.verdict().evidence();
        for (int i = 0; i < Math.min(SHOWN, evidence.size()); i++) {
            CountedEvent event = certificate.event(evidence.get(i));
            if (event != null) {
                line(event(event));
            }
        }
        more(evidence.size());
    }

    private Prose event(CountedEvent event) {
        Prose words = label("Bukti", "Evidence")
                .plain(event.file())
                .say(":")
                .say(event.line())
                .say(", ");
        words.time(event.at()).say(", ");
        String step = event.particulars().step();
        if (step != null) {
            words.name(step).say(" ");
        }
        return words.say(event.particulars().transition().word())
                .say(" (")
                .name(event.identity())
                .say(")");
    }

    private void ledger(Ledger ledger) throws IOException {
        spans(ledger.counted(), ledger, null);
        spans(ledger.suspended(), ledger, ledger.suspended());
        line(label("Hitungan", "Arithmetic").say(ledger.arithmetic(language, sop)));
    }

    private void spans(Spans spans, Ledger ledger, @Nullable Spans suspended) throws IOException {
        for (int i = 0; i < Math.min(SHOWN, spans.count()); i++) {
            Prose words = suspended == null ? label("Dihitung", "Counted") : label("Ditunda", "Suspended");
            words.times(spans.start(i), spans.end(i)).say(" = ");
            long length = suspended == null ? spans.end(i) - spans.start(i) : ledger.taken(i);
            line(words.length(length, ledger.calendar()));
        }
        more(spans.count());
    }

    private void more(int count) throws IOException {
        if (count > SHOWN) {
            line(prose().say(INDENT).say("… dan ", "… and ").say(count - SHOWN).say(" lagi", " more"));
        }
    }

    private void delay(CaseVerdict verdict, Ledger ledger, Delay delay) throws IOException {
        Step step = verdict.step();
        Prose words = label("Keterlambatan", "Delay");
        if (step == null) {
            words.say("langkah-langkah ", "the steps ");
            signed(words, delay.ofCase(), ledger);
            path(words, delay.casePath(), ledger);
            words.say("; di luar batas langkah ", "; beyond the steps' limits ");
            signed(words, delay.beyondSteps().orElse(0), ledger);
        } else {
            words.say("sendiri ", "own ");
            signed(words, delay.own(step), ledger);
            words.say("; bawaan dari langkah sebelumnya ", "; inherited from the steps before ");
            signed(words, delay.inherited(step), ledger);
            path(words, delay.path(step), ledger);
        }
        line(words);
    }

    private static void path(Prose words, List<Delay.Part> path, Ledger ledger) {
        words.say(" (");
        String between = "";
        for (Delay.Part part : path) {
            words.say(between).stepNumber(part.step()).say(" ");
            signed(words, part.difference(), ledger);
            between = ", ";
        }
        words.say(")");
    }

    private static void signed(Prose words, long length, Ledger ledger) {
        words.say(length < 0 ? "−" : length > 0 ? "+" : "").length(Math.abs(length), ledger.calendar());
    }
}
