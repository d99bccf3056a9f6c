package id.patuh.findings;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseView;
import id.patuh.audit.Check;
import id.patuh.audit.CountedEvent;
import id.patuh.audit.Evidence;
import id.patuh.audit.Verdict;
import id.patuh.calendar.Spans;
import id.patuh.sop.Language;
import id.patuh.sop.Limit;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import id.patuh.sop.Text;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The certificate of one verdict: everything that is needed to check it by hand, or to derive it again with another
 * program. Good as long as its case is open in the case file. Source: AUDIT.md, "Every finding can be checked by hand".
 */
public final class Certificate {

    /** The format's id; what is in it: clause, evidence, ledger, record, demands and calendars. */
    public static final String FORMAT = "patuh-certificate/1";

    private static final int DAYS_AROUND = 3;

    /** What the certificates of one case share. */
    record CaseContext(
            CaseView view,
            Delay delay,
            List<CountedEvent> events,
            Map<String, CountedEvent> byIdentity,
            Function<String, @Nullable String> hashes,
            Map<String, String> ruleHashes) {}

    private final CaseContext context;
    private final CaseView view;
    private final CaseVerdict verdict;
    private final Sop sop;
    private final @Nullable Ledger ledger;

    Certificate(CaseContext context, CaseVerdict verdict) {
        this.context = context;
        this.view = context.view();
        this.verdict = verdict;
        this.sop = verdict.sop();
        this.ledger = Ledger.of(view, verdict);
    }

    /** The verdict it certifies. */
    public CaseVerdict verdict() {
        return verdict;
    }

    @Nullable
    Ledger ledger() {
        return ledger;
    }

    CaseView view() {
        return view;
    }

    Delay delay() {
        return context.delay();
    }

    /** The event that a piece of evidence is; null where it is of another case. */
    @Nullable
    CountedEvent event(Evidence evidence) {
        return context.byIdentity().get(evidence.id());
    }

    /** SHA-256 of the raw bytes that the event was read from; null: not known. */
    @Nullable
    String hash(CountedEvent event) {
        return context.hashes().apply(event.file());
    }

    /** SHA-256 of the rules that the verdict was made by; null: not known. */
    @Nullable
    String ruleHash() {
        return context.ruleHashes().get(unit());
    }

    /** Writes it as one JSON object. */
    public void write(JsonGenerator generator) {
        CertificateJson json = new CertificateJson(generator, sop.zone());
        json.startObject();
        json.text("format", FORMAT);
        json.both("sentence", Sentences.of(verdict));
        finding(json);
        clause(json);
        json.instant("as-of", view.asOf());
        ledger(json);
        remedy(json);
        delay(json);
        evidence(json);
        CertificateDemands demands = new CertificateDemands(sop, json);
        demands.writeDemands();
        demands.writeCalendars(
                day(view.opened()).minusDays(DAYS_AROUND), day(latest()).plusDays(DAYS_AROUND));
        record(json);
        json.endObject();
    }

    private LocalDate day(long at) {
        return Instant.ofEpochMilli(at).atZone(sop.zone()).toLocalDate();
    }

    private long latest() {
        long due = ledger == null ? CaseFile.NEVER : ledger.due().orElse(CaseFile.NEVER);
        return due == CaseFile.NEVER ? view.asOf() : Math.max(due, view.asOf());
    }

    /** The columns of findings.csv under their names there; the sentence stands above. */
    private void finding(CertificateJson json) {
        Limit limit = verdict.limit();
        json.startObject("finding");
        json.text("case", verdict.caseId());
        json.text("sop", sop.id());
        json.text("version", sop.version());
        json.text("step", verdict.step() == null ? null : verdict.step().id());
        json.text("check", verdict.check().name());
        json.filled("subject", verdict.subject());
        json.text("verdict", verdict.verdict().word());
        json.text(
                "severity",
                verdict.severity() == null ? null : verdict.severity().word());
        if (limit == null) {
            json.absent("limit_s");
        } else {
            json.number("limit_s", limit.seconds());
        }
        if (verdict.elapsed() < 0) {
            json.absent("elapsed_s");
        } else {
            json.number("elapsed_s", verdict.elapsed() / 1000);
        }
        json.local("clock_start", verdict.clockStart());
        json.local("clock_end", verdict.clockEnd());
        json.local("due", verdict.due());
        json.filled("root", verdict.root());
        json.texts("evidence", verdict.evidence().stream().map(Evidence::id).toList());
        json.endObject();
    }

    // ---- the clause

    private void clause(CertificateJson json) {
        Step step = verdict.step();
        json.startObject("clause");
        json.text("sop", sop.id());
        json.text("version", sop.version());
        json.text("file", sop.file());
        json.text("sha256", sop.sha256());
        json.both("title", sop.title());
        json.text("effective-from", sop.effectiveFrom().toString());
        if (step != null) {
            json.text("step", step.id());
            json.number("line", step.line());
            json.both("activity", step.activity());
        }
        demand(json, step);
        json.texts("legal-basis", sop.legalBasis());
        json.startObject("rule");
        json.text("id", verdict.rule().id());
        json.both("sentence", verdict.rule().sentence());
        String unit = unit();
        json.text("unit", unit);
        json.text("sha256", context.ruleHashes().get(unit));
        json.endObject();
        json.endObject();
    }

    private String unit() {
        if (verdict.check().rank() < Check.ALL.size()) {
            return "checks";
        }
        Path folder = Path.of(sop.file()).getParent();
        return folder == null ? "" : String.valueOf(folder.getFileName());
    }

    /** What the SOP demands, in its own words. */
    private void demand(CertificateJson json, @Nullable Step step) {
        Limit limit = verdict.limit();
        if (limit != null) {
            json.text("limit", limit.words());
            json.text("calendar", limit.calendar().name());
        }
        switch (verdict.check().name()) {
            case "order" -> json.text("prerequisite", verdict.subject());
            case "input", "output" -> json.text("document", verdict.subject());
            case "role" -> roles(json, step);
            case "presence", "applicability" -> json.condition("condition", step == null ? null : step.when());
            default -> {}
        }
    }

    private void roles(CertificateJson json, @Nullable Step step) {
        json.startArray("roles");
        for (String id : step == null ? List.<String>of() : step.roles()) {
            Role role = sop.role(id);
            json.startObject();
            json.text("id", id);
            json.both("title", role == null ? new Text(id, id) : role.title());
            json.endObject();
        }
        json.endArray();
    }

    // ---- the figures

    private void ledger(CertificateJson json) {
        if (ledger == null) {
            return;
        }
        json.startObject("ledger");
        json.text("calendar", ledger.calendar().name());
        json.local("from", ledger.from());
        json.local("to", ledger.to());
        json.startArray("counted");
        spans(json, ledger.counted(), null);
        json.endArray();
        json.startArray("suspended");
        spans(json, ledger.suspended(), ledger);
        json.endArray();
        json.number("total-ms", ledger.total());
        json.endObject();
        json.both("arithmetic", new Text(ledger.arithmetic(Language.ID, sop), ledger.arithmetic(Language.EN, sop)));
    }

    /** @param taken of suspensions: their length is the open time they take off */
    private static void spans(CertificateJson json, Spans spans, @Nullable Ledger taken) {
        for (int i = 0; i < spans.count(); i++) {
            json.startObject();
            json.local("from", spans.start(i));
            json.local("to", spans.end(i));
            json.number("ms", taken == null ? spans.end(i) - spans.start(i) : taken.taken(i));
            json.endObject();
        }
    }

    private void remedy(CertificateJson json) {
        if (verdict.verdict() != Verdict.COMPLIANT) {
            json.both(
                    "remedy",
                    new Text(
                            Remedy.of(view, verdict, ledger, Language.ID),
                            Remedy.of(view, verdict, ledger, Language.EN)));
        }
    }

    private void delay(CertificateJson json) {
        Step step = verdict.step();
        if (ledger == null || verdict.verdict() != Verdict.VIOLATED) {
            return;
        }
        json.startObject("delay");
        if (step == null) {
            json.number("steps-ms", context.delay().ofCase());
            json.number("beyond-steps-ms", context.delay().beyondSteps().orElse(0));
        } else {
            json.number("own-ms", context.delay().own(step));
            json.number("inherited-ms", context.delay().inherited(step));
        }
        json.startArray("path");
        for (Delay.Part part :
                step == null ? context.delay().casePath() : context.delay().path(step)) {
            json.startObject();
            json.text("step", part.step().id());
            json.number("ms", part.difference());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    // ---- the events

    private void evidence(CertificateJson json) {
        json.startArray("evidence");
        for (Evidence evidence : verdict.evidence()) {
            CountedEvent event = event(evidence);
            if (event != null) {
                json.startObject();
                json.event(event);
                json.text("sha256", context.hashes().apply(event.file()));
                json.endObject();
            }
        }
        json.endArray();
    }

    private void record(CertificateJson json) {
        json.startArray("record");
        for (CountedEvent event : context.events()) {
            json.startObject();
            json.event(event);
            json.endObject();
        }
        json.endArray();
    }
}
