package id.patuh.scorecard;

import id.patuh.audit.Verdict;
import id.patuh.sop.Severity;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes figures as properties of the JSON object that is open; what was not measured is {@code null}. */
final class FiguresInJson {

    /** The verdicts that an audit gives, in the order in which counts list them. */
    static final List<Verdict> VERDICTS =
            List.of(Verdict.COMPLIANT, Verdict.VIOLATED, Verdict.UNPROVEN, Verdict.PENDING);

    private final JsonGenerator json;

    FiguresInJson(JsonGenerator json) {
        this.json = json;
    }

    void write(Figures figures) {
        cases(figures);
        share("clean-cases", figures.cleanCases());
        share("conformance", figures.conformance());
        share("proven", figures.proven());
        share("on-time", figures.onTime());
        times(figures.times());
        delay(figures);
        verdicts("verdicts", figures);
        violations(figures);
    }

    private void cases(Figures figures) {
        json.writeObjectPropertyStart("cases");
        json.writeNumberProperty("all", figures.cases());
        json.writeNumberProperty("open", figures.openCases());
        json.writeNumberProperty("overdue", figures.overdueCases());
        json.writeNumberProperty("closed", figures.closedCases());
        json.writeNumberProperty("withdrawn", figures.withdrawnCases());
        json.writeEndObject();
    }

    private void share(String name, Share share) {
        BigDecimal value = share.value();
        if (value == null) {
            json.writeNullProperty(name);
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("value", value);
        json.writeNumberProperty("numerator", share.numerator());
        json.writeNumberProperty("denominator", share.denominator());
        json.writeEndObject();
    }

    private void times(@Nullable TimesUsed times) {
        if (times == null) {
            json.writeNullProperty("elapsed-of-limit");
            return;
        }
        json.writeObjectPropertyStart("elapsed-of-limit");
        json.writeNumberProperty("median", times.median());
        json.writeNumberProperty("p90", times.ninetieth());
        json.writeNumberProperty("measured", times.measured());
        json.writeEndObject();
    }

    private void delay(Figures figures) {
        if (!figures.onTime().isMeasured()) {
            json.writeNullProperty("own-delay");
            return;
        }
        json.writeObjectPropertyStart("own-delay");
        json.writeNumberProperty("seconds", figures.ownDelaySeconds());
        json.writeNumberProperty("late", figures.lateSteps());
        json.writeNumberProperty("measured", figures.onTime().denominator());
        json.writeEndObject();
    }

    private void verdicts(String name, Figures figures) {
        json.writeObjectPropertyStart(name);
        VERDICTS.forEach(verdict -> json.writeNumberProperty(verdict.word(), figures.verdicts(verdict)));
        json.writeEndObject();
    }

    private void violations(Figures figures) {
        json.writeObjectPropertyStart("violations");
        for (Severity severity : Severity.values()) {
            json.writeNumberProperty(severity.word(), figures.violations(severity));
        }
        json.writeNumberProperty("root", figures.rootViolations());
        json.writeEndObject();
    }

    /** The figures of each check. */
    void writeChecks(Figures figures) {
        json.writeObjectPropertyStart("checks");
        for (String check : figures.checks()) {
            json.writeObjectPropertyStart(check);
            VERDICTS.forEach(verdict -> json.writeNumberProperty(verdict.word(), figures.verdicts(check, verdict)));
            share("conformance", figures.conformance(check));
            share("proven", figures.proven(check));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** Of each check how many verdicts of each kind there are, in the order of {@link #VERDICTS}. */
    void writeCheckCounts(Figures figures) {
        json.writeObjectPropertyStart("checks");
        for (String check : figures.checks()) {
            json.writeArrayPropertyStart(check);
            VERDICTS.forEach(verdict -> json.writeNumber(figures.verdicts(check, verdict)));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    // ---- the change against the period before

    /** By how much each figure has grown; null where it was not measured in both periods. */
    void writeChange(Figures now, Figures before) {
        change("clean-cases", now.cleanCases(), before.cleanCases());
        change("conformance", now.conformance(), before.conformance());
        change("proven", now.proven(), before.proven());
        change("on-time", now.onTime(), before.onTime());
        changeOfTimes(now.times(), before.times());
        if (now.onTime().isMeasured() && before.onTime().isMeasured()) {
            json.writeNumberProperty("own-delay", now.ownDelaySeconds() - before.ownDelaySeconds());
        } else {
            json.writeNullProperty("own-delay");
        }
        changeOfCounts(now, before);
        json.writeObjectPropertyStart("checks");
        now.checks().forEach(check -> change(check, now.conformance(check), before.conformance(check)));
        json.writeEndObject();
    }

    private void change(String name, Share now, Share before) {
        write(name, now.since(before));
    }

    private void changeOfTimes(@Nullable TimesUsed now, @Nullable TimesUsed before) {
        if (now == null || before == null) {
            write("median", null);
            write("p90", null);
            return;
        }
        write("median", now.median().subtract(before.median()));
        write("p90", now.ninetieth().subtract(before.ninetieth()));
    }

    private void write(String name, @Nullable BigDecimal value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, value);
        }
    }

    private void changeOfCounts(Figures now, Figures before) {
        json.writeNumberProperty("cases", now.cases() - before.cases());
        json.writeNumberProperty("open", now.openCases() - before.openCases());
        json.writeNumberProperty("overdue", now.overdueCases() - before.overdueCases());
        json.writeNumberProperty("closed", now.closedCases() - before.closedCases());
        json.writeNumberProperty("withdrawn", now.withdrawnCases() - before.withdrawnCases());
        VERDICTS.forEach(
                verdict -> json.writeNumberProperty(verdict.word(), now.verdicts(verdict) - before.verdicts(verdict)));
        for (Severity severity : Severity.values()) {
            json.writeNumberProperty(severity.word(), now.violations(severity) - before.violations(severity));
        }
        json.writeNumberProperty("root", now.rootViolations() - before.rootViolations());
    }
}
