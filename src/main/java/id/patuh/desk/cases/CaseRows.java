package id.patuh.desk.cases;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseView;
import id.patuh.audit.CountedEvent;
import id.patuh.audit.Verdict;
import id.patuh.eventlog.Particulars;
import id.patuh.findings.Delay;
import id.patuh.findings.InWords;
import id.patuh.findings.Sentences;
import id.patuh.sop.Language;
import id.patuh.sop.Limit;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import id.patuh.standing.CaseInquiry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a case's page shows in rows: the SOP's steps against what happened, and what is on record. */
final class CaseRows {

    private final CaseFile file;
    private final CaseView view;
    private final Sop sop;
    private final List<CaseVerdict> verdicts;
    private final Delay delay;
    private final Language language;

    CaseRows(CaseFile file, List<CaseVerdict> verdicts, Language language) {
        this.file = file;
        this.view = CaseView.of(file);
        this.sop = view.sop();
        this.verdicts = verdicts;
        this.delay = Delay.of(file);
        this.language = language;
    }

    /** One verdict. */
    record Ruled(
            String step,
            String check,
            String subject,
            String verdict,
            String severity,
            String sentence,
            String remedy) {}

    /**
     * A step of the SOP and what happened.
     *
     * @param applies {@code yes}, {@code no} or {@code unknown}
     * @param own what it took beyond its limit; empty: nothing
     * @param inherited what earlier steps handed over; empty: nothing
     * @param compliant how many checks were met
     * @param other every verdict that is not compliant
     */
    record StepRow(
            String step,
            String activity,
            String roles,
            String applies,
            String began,
            String done,
            String by,
            String limit,
            String elapsed,
            String own,
            String inherited,
            long compliant,
            List<Ruled> other) {}

    /** An event and where it came from. */
    record EventRow(
            String at,
            String step,
            String transition,
            String actor,
            String role,
            String inputs,
            String outputs,
            String attributes,
            String note,
            long input,
            String source,
            int line) {}

    /** What the case's last step was late by, and what each step on the way there added. */
    record PartRow(String step, String activity, String length, boolean late) {}

    List<StepRow> steps(List<CaseInquiry.Sourced> events) {
        return sop.steps().stream().map(step -> row(step, events)).toList();
    }

    private StepRow row(Step step, List<CaseInquiry.Sourced> events) {
        int s = step.index();
        List<CaseVerdict> ofStep =
                verdicts.stream().filter(one -> step.equals(one.step())).toList();
        Limit limit = view.limit(s);
        boolean measured = limit != null && view.clock(s) != CaseFile.NEVER;
        return new StepRow(
                step.id(),
                step.activity().in(language),
                step.roles().stream().map(this::title).collect(Collectors.joining(", ")),
                view.applies(s).name().toLowerCase(Locale.ROOT),
                InWords.time(Math.min(view.started(s), view.done(s)), sop, language),
                InWords.time(view.done(s), sop, language),
                by(step, events),
                limit == null ? "" : length(limit.millis(), limit),
                measured ? length(view.elapsed(s), limit) : "",
                measured && delay.own(step) > 0 ? length(delay.own(step), limit) : "",
                measured && delay.inherited(step) > 0 ? length(delay.inherited(step), limit) : "",
                ofStep.stream()
                        .filter(one -> one.verdict() == Verdict.COMPLIANT)
                        .count(),
                ofStep.stream()
                        .filter(one -> one.verdict() != Verdict.COMPLIANT)
                        .map(this::ruled)
                        .toList());
    }

    private String title(String role) {
        Role known = sop.role(role);
        return known == null ? role : known.title().in(language);
    }

    private String length(long millis, @Nullable Limit limit) {
        return InWords.length(millis, limit == null ? sop.calendar() : limit.calendar(), sop, language);
    }

    private String by(Step step, List<CaseInquiry.Sourced> events) {
        return events.stream()
                .map(CaseInquiry.Sourced::event)
                .filter(event -> event.at() == view.done(step.index())
                        && event.particulars().transition() == id.patuh.eventlog.Transition.COMPLETE
                        && isOf(event, step)
                        && event.actor() != null)
                .map(event -> String.valueOf(event.actor()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private boolean isOf(CountedEvent event, Step step) {
        String named = event.particulars().step();
        return named != null && step.equals(sop.step(named));
    }

    /** Verdicts about the whole case. */
    List<Ruled> ofCase() {
        return verdicts.stream()
                .filter(one -> one.step() == null)
                .map(this::ruled)
                .toList();
    }

    /** Violated and unproven ones, in the order of FORMATS.md. */
    List<Ruled> findings() {
        return verdicts.stream()
                .filter(one -> one.verdict() == Verdict.VIOLATED || one.verdict() == Verdict.UNPROVEN)
                .map(this::ruled)
                .toList();
    }

    long count(Verdict verdict) {
        return verdicts.stream().filter(one -> one.verdict() == verdict).count();
    }

    private Ruled ruled(CaseVerdict one) {
        return new Ruled(
                one.step() == null ? "" : one.step().id(),
                one.check().name(),
                one.subject(),
                one.verdict().word(),
                one.severity() == null ? "" : one.severity().word(),
                Sentences.of(one, language),
                InWords.remedy(file, one, language));
    }

    /** The steps that made the case late, or saved it time; empty where the case is not late. */
    List<PartRow> path() {
        if (delay.ofCase() <= 0) {
            return List.of();
        }
        return delay.casePath().stream()
                .filter(part -> part.difference() != 0)
                .map(part -> new PartRow(
                        part.step().id(),
                        part.step().activity().in(language),
                        length(
                                Math.abs(part.difference()),
                                view.limit(part.step().index())),
                        part.difference() > 0))
                .toList();
    }

    /** By how much the case's steps are late together; empty where they are not. */
    String lateBy() {
        return delay.ofCase() > 0 ? length(delay.ofCase(), null) : "";
    }

    List<EventRow> events(List<CaseInquiry.Sourced> events) {
        List<EventRow> rows = new ArrayList<>();
        for (CaseInquiry.Sourced one : events) {
            CountedEvent event = one.event();
            Particulars said = event.particulars();
            rows.add(new EventRow(
                    InWords.time(event.at(), sop, language),
                    said.step() == null ? "" : said.step(),
                    said.transition().name().toLowerCase(Locale.ROOT),
                    text(event.actor()),
                    text(said.role()),
                    list(said.inputs()),
                    list(said.outputs()),
                    said.attributes().stream()
                            .map(attribute -> attribute.name() + " = " + attribute.value())
                            .collect(Collectors.joining("; ")),
                    text(event.note()),
                    one.input(),
                    event.file(),
                    event.line()));
        }
        return rows;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String list(@Nullable List<String> names) {
        if (names == null) {
            return "";
        }
        return names.isEmpty() ? "–" : String.join("; ", names);
    }
}
