package id.patuh.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Invents the log of an SOP: many cases opened within 60 days, some of them shortly before as-of, each a mostly sensible
 * run with a few faults.
 */
final class RandomLog {

    private final PlainRules rules;
    private final String sop;
    private final LocalDate base;
    private final Instant asOf;
    private final Dice dice;
    private final Oracle times;

    RandomLog(PlainRules rules, String sop, LocalDate base, Instant asOf, Dice dice) {
        this.rules = rules;
        this.sop = sop;
        this.base = base;
        this.asOf = asOf;
        this.dice = dice;
        this.times = new Oracle(rules);
    }

    /** The rows in no particular order. */
    List<LogRow> rows(int cases) {
        boolean startColumn = dice.chance(0.3);
        double faults = dice.pick(0.0, 0.5, 1.0, 2.5);
        List<LogRow> rows = new ArrayList<>();
        for (int number = 1; number <= cases; number++) {
            Instant opened = opened();
            PlainSop version = rules.inForce(sop, opened);
            RandomCase one = new RandomCase(version, times, caseId(number), opened, startColumn, dice.split());
            rows.addAll(one.rows(faults));
        }
        return dice.chance(0.5) ? rows : dice.shuffled(rows);
    }

    private Instant opened() {
        if (dice.chance(0.2)) {
            return asOf.truncatedTo(ChronoUnit.MINUTES)
                    .minus(dice.between(0, dice.pick(60, 1_000)) * 5L, ChronoUnit.MINUTES);
        }
        Instant start = base.atStartOfDay(rules.sops().get(0).zone()).toInstant();
        return start.plus(dice.between(0, 60 * 24 * 12) * 5L, ChronoUnit.MINUTES);
    }

    private String caseId(int number) {
        String plain = String.format(Locale.ROOT, "%s/%04d", sop, number);
        return switch (dice.between(0, 29)) {
            case 0 -> "\uD83D\uDE00 " + plain;
            case 1 -> "\uFF21-" + plain;
            case 2 -> "Kasus \"" + plain + "\", lanjutan";
            case 3 -> plain + "-\u00E9";
            default -> plain;
        };
    }
}
