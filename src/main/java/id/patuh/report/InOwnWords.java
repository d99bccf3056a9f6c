package id.patuh.report;

import id.patuh.audit.Check;
import id.patuh.audit.Verdict;
import id.patuh.findings.Account;
import id.patuh.scorecard.Figures;
import id.patuh.scorecard.TimesUsed;
import id.patuh.sop.Limit;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import id.patuh.sop.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Problems in the words of the inspectorate's matrix: condition, criterion, cause, effect, recommendation. What follow-ups
 * say of a problem comes first; where they say nothing, the words follow from the findings by rules that hold for every
 * SOP.
 */
final class InOwnWords {

    private static final int NAMED = 5;

    private final Wording words;
    private final Steps steps;
    private final Map<String, Text> demands;
    private final boolean followed;

    /**
     * @param demands what checks of the SOP's own demand, as far as known
     * @param followed whether follow-ups are on record
     */
    InOwnWords(Wording words, Steps steps, Map<String, Text> demands, boolean followed) {
        this.words = words;
        this.steps = steps;
        this.demands = demands;
        this.followed = followed;
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
        return OwnDemands.OF_EVERY_SOP.contains(problem.check()) ? problem.check() : "own";
    }

    /** What is wrong, without saying how often. */
    String wrong(Problem problem) {
        String key = "wrong." + kind(problem) + (problem.verdict() == Verdict.UNPROVEN ? ".unproven" : "");
        return words.of(
                key,
                step(problem),
                subject(problem),
                clause(problem.sample().rule().sentence()));
    }

    /** A sentence without its full stop. */
    private String clause(Text sentence) {
        return sentence.in(words.language()).strip().replaceFirst("[.]$", "");
    }

    /** What a check of the SOP's own demands; where no case shows it, its name. */
    private String own(Problem problem) {
        Text demand = demands.get(problem.check());
        return demand == null ? problem.check() : clause(demand);
    }

    private String subject(Problem problem) {
        if (!problem.check().equals(Check.ORDER.name())) {
            return words.line(problem.subject());
        }
        String activity = steps.activity(problem.subject());
        return problem.subject() + (activity.isEmpty() ? "" : " (" + Steps.shortened(activity, 50) + ")");
    }

    private String condition(Problem problem) {
        String activity = steps.activity(problem.stepId());
        String text = wrong(problem) + " "
                + words.of("in-cases", problem.cases(), words.few(problem.someCases(), NAMED, problem.cases()));
        if (problem.over() > 0) {
            text += " " + words.of("over-in-all", words.hours(problem.over()));
        }
        return activity.isEmpty() ? text : text + " " + words.of("step-is", words.brief(activity));
    }

    private String criterion(Problem problem) {
        String clause = words.of(
                "clause",
                problem.sop().title().in(words.language()),
                problem.sop().version());
        Step step = problem.step();
        String demanded = switch (kind(problem)) {
            case "time" -> step == null ? "" : words.of("demand.time", limits(problem.sop(), step.limits()));
            case "case-time" ->
                words.of("demand.case-time", limits(problem.sop(), problem.sop().caseLimit()));
            case "role" -> words.of("demand.role", String.join(words.of("or"), steps.roles(problem.stepId())));
            case "own" -> own(problem);
            default -> words.of("demand." + kind(problem), subject(problem));
        };
        String where = problem.stepId().isEmpty() ? "" : ", " + step(problem).toLowerCase(java.util.Locale.ROOT);
        return clause + where + ": " + demanded;
    }

    private String limits(Sop sop, List<Limit> limits) {
        return limits.stream()
                .map(limit -> Account.limit(limit, sop, words.language()))
                .distinct()
                .collect(Collectors.joining(" / "));
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
            return words.of("effect.unproven", problem.count());
        }
        if (problem.over() > 0) {
            return words.of(
                    "effect.time", words.hours(problem.over()), problem.worstCase(), words.hours(problem.worstOver()));
        }
        return words.of("effect." + kind(problem));
    }

    /** Which status how often; waivers beside. */
    private String status(Problem problem) {
        if (!followed) {
            return "–";
        }
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
            return words.of("advice." + kind(problem) + ".unproven", step, subject(problem), roles, own(problem));
        }
        return switch (kind(problem)) {
            case "time" -> time(problem, ofStep, step, roles);
            case "own" -> words.of("advice.own", step, own(problem));
            default -> words.of("advice." + kind(problem), step, subject(problem), roles);
        };
    }

    private String roles(Problem problem) {
        List<String> titles = steps.roles(problem.stepId());
        return titles.isEmpty() ? words.of("the-performer") : words.line(String.join(words.of("or"), titles));
    }

    /** Half of the work late: the limit or the staff; one case most of it: that case; else begin sooner. */
    private String time(Problem problem, @Nullable Figures ofStep, String step, String roles) {
        String limit = problem.step() == null
                ? ""
                : limits(problem.sop(), problem.step().limits());
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

    private static boolean isLong(List<String> names) {
        return names.stream().limit(3).mapToInt(String::length).sum() > 60;
    }

    /** {@code 5 temuan (2 kritis) dalam 4 kasus}. */
    String basis(Problem problem) {
        long criticals = problem.severity(Severity.CRITICAL);
        return words.of(
                criticals > 0 ? "basis.critical" : "basis",
                problem.count(),
                problem.cases(),
                criticals,
                words.few(problem.someCases(), isLong(problem.someCases()) ? 1 : 3, problem.cases()));
    }
}
