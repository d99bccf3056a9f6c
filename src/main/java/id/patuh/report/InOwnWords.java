package id.patuh.report;

import id.patuh.audit.Check;
import id.patuh.audit.Verdict;
import id.patuh.scorecard.Figures;
import id.patuh.scorecard.TimesUsed;
import id.patuh.sop.Limit;
import id.patuh.sop.Severity;
import id.patuh.sop.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Problems in the words of the inspectorate's matrix: condition, criterion, cause, effect, recommendation. What follow-ups
 * say of a problem comes first; where they say nothing, the words follow from the findings by rules that hold for every
 * SOP.
 */
final class InOwnWords {

    private static final Set<String> KNOWN = Check.ALL.stream().map(Check::name).collect(Collectors.toSet());
    private static final int NAMED = 5;

    private final Wording words;
    private final Steps steps;

    InOwnWords(Wording words, Steps steps) {
        this.words = words;
        this.steps = steps;
    }

    /** @param ofStep the figures of the problem's step; null: there are none */
    MonthlyReport.Finding of(Problem problem, @Nullable Figures ofStep, @Nullable StepDelay delay) {
        return new MonthlyReport.Finding(
                problem,
                step(problem),
                wrong(problem) + " (" + words.count(problem.count()) + ")",
                condition(problem),
                criterion(problem),
                first(problem.said("cause"), cause(problem, delay)),
                first(problem.said("effect"), effect(problem)),
                first(problem.said("recommendation"), recommendation(problem, ofStep)),
                first(problem.said("response"), "–"),
                status(problem));
    }

    private static String first(String said, String otherwise) {
        return said.isEmpty() ? otherwise : said;
    }

    /** {@code Langkah 7}; {@code Seluruh kasus}. */
    String step(Problem problem) {
        return problem.stepId().isEmpty() ? words.of("whole-case") : words.of("step-n", problem.stepId());
    }

    /** The kind of the problem: its check, or that the check is unproven. */
    private String kind(Problem problem) {
        return KNOWN.contains(problem.check()) ? problem.check() : "own";
    }

    /** What is wrong, without saying how often. */
    String wrong(Problem problem) {
        String key = "wrong." + kind(problem) + (problem.verdict() == Verdict.UNPROVEN ? ".unproven" : "");
        return words.of(key, step(problem), subject(problem), problem.check());
    }

    private String subject(Problem problem) {
        if (!problem.check().equals(Check.ORDER.name())) {
            return problem.subject();
        }
        String activity = steps.activity(problem.subject());
        return problem.subject() + (activity.isEmpty() ? "" : " (" + Steps.shortened(activity, 50) + ")");
    }

    private String condition(Problem problem) {
        String activity = steps.activity(problem.stepId());
        String text = wrong(problem) + " "
                + words.of(
                        "in-cases",
                        words.count(problem.cases()),
                        words.few(problem.someCases(), NAMED, problem.cases()));
        if (problem.over() > 0) {
            text += " " + words.of("over-in-all", words.hours(problem.over()));
        }
        return activity.isEmpty() ? text : text + " " + words.of("step-is", activity);
    }

    private String criterion(Problem problem) {
        String clause = words.of(
                "clause",
                problem.sop().title().in(words.language()),
                problem.sop().version());
        Step step = problem.step();
        String demanded = switch (kind(problem)) {
            case "time" -> step == null ? "" : words.of("demand.time", limits(step.limits()));
            case "case-time" ->
                words.of("demand.case-time", limits(problem.sop().caseLimit()));
            case "role" -> words.of("demand.role", String.join(words.of("or"), steps.roles(problem.stepId())));
            case "own" -> problem.sample().rule().sentence().in(words.language());
            default -> words.of("demand." + kind(problem), subject(problem));
        };
        String where = problem.stepId().isEmpty() ? "" : ", " + step(problem).toLowerCase(java.util.Locale.ROOT);
        return clause + where + ": " + demanded;
    }

    private String limits(List<Limit> limits) {
        return limits.stream().map(Limit::words).distinct().collect(Collectors.joining(" / "));
    }

    private String cause(Problem problem, @Nullable StepDelay delay) {
        if (problem.check().equals(Check.TIME.name()) && delay != null && problem.verdict() == Verdict.VIOLATED) {
            return words.of("cause.time", words.hours(delay.own()), words.hours(delay.inherited()));
        }
        if (problem.verdict() == Verdict.UNPROVEN) {
            return words.of("cause.unproven");
        }
        String given = problem.mostGiven();
        if (problem.check().equals(Check.ROLE.name()) && !given.isEmpty()) {
            return words.of("cause.role", given);
        }
        return words.of("cause.open");
    }

    private String effect(Problem problem) {
        if (problem.verdict() == Verdict.UNPROVEN) {
            return words.of("effect.unproven", words.count(problem.count()));
        }
        if (problem.over() > 0) {
            return words.of(
                    "effect.time", words.hours(problem.over()), problem.worstCase(), words.hours(problem.worstOver()));
        }
        return words.of("effect." + kind(problem));
    }

    /** Which status how often; waivers beside. */
    private String status(Problem problem) {
        if (problem.followed() == 0) {
            return words.status(Followed.Status.NOT_YET);
        }
        StringBuilder text = new StringBuilder();
        long unknown = problem.count() - problem.followed();
        for (Followed.Status status : Followed.Status.values()) {
            long count = problem.status(status) + (status == Followed.Status.NOT_YET ? unknown : 0);
            if (count > 0) {
                text.append(text.length() == 0 ? "" : "; ").append(words.status(status));
                text.append(" (").append(words.count(count)).append(')');
            }
        }
        if (problem.waived() > 0) {
            text.append("; ").append(words.of("waived-n", words.count(problem.waived())));
        }
        return text.toString();
    }

    // ---- recommendations

    /** What to do about it from now on. */
    String recommendation(Problem problem, @Nullable Figures ofStep) {
        String step = step(problem);
        String roles = roles(problem);
        if (problem.verdict() == Verdict.UNPROVEN) {
            return words.of("advice." + kind(problem) + ".unproven", step, subject(problem), roles);
        }
        return switch (kind(problem)) {
            case "time" -> time(problem, ofStep, step, roles);
            case "own" ->
                words.of("advice.own", step, problem.sample().rule().sentence().in(words.language()));
            default -> words.of("advice." + kind(problem), step, subject(problem), roles);
        };
    }

    private String roles(Problem problem) {
        List<String> titles = steps.roles(problem.stepId());
        return titles.isEmpty() ? words.of("the-performer") : String.join(words.of("or"), titles);
    }

    /** Half of the work late: the limit or the staff; one case most of it: that case; else begin sooner. */
    private String time(Problem problem, @Nullable Figures ofStep, String step, String roles) {
        String limit = problem.step() == null ? "" : limits(problem.step().limits());
        if (ofStep != null
                && ofStep.onTime().denominator() >= Wording.FEW
                && problem.count() * 2 >= ofStep.onTime().denominator()) {
            TimesUsed times = ofStep.times();
            return words.of(
                    "advice.time.mostly",
                    step,
                    words.count(problem.count()),
                    words.count(ofStep.onTime().denominator()),
                    limit,
                    times == null ? "–" : words.ofLimit(times.medianPerMille()),
                    roles);
        }
        if (problem.count() > 1 && problem.worstOver() * 2 >= problem.over()) {
            return words.of("advice.time.one", step, problem.worstCase(), words.hours(problem.worstOver()), roles);
        }
        return words.of("advice.time", step, limit, roles);
    }

    /** {@code 5 temuan (2 kritis) dalam 4 kasus}. */
    String basis(Problem problem) {
        long criticals = problem.severity(Severity.CRITICAL);
        return words.of(
                criticals > 0 ? "basis.critical" : "basis",
                words.count(problem.count()),
                words.count(problem.cases()),
                words.count(criticals),
                words.few(problem.someCases(), 3, problem.cases()));
    }
}
