package id.patuh.audit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the rules said of one fact. Facts of which they said the same share one object, so that whoever has made up his
 * mind about it once recognises it. One thread uses those that come from one {@linkplain #nothing() beginning}.
 */
public final class Rulings {

    private static final Comparator<Ruling> ORDER = Comparator.comparing(Ruling::check)
            .thenComparing(Ruling::subject)
            .thenComparing(ruling -> ruling.own() == null ? "" : ruling.own())
            .thenComparing(Ruling::verdict);

    private static final Ruling[] NONE = {};
    private static final int MOST_NEXT = 64;
    private static final int MOST_KNOWN = 1 << 16;

    private final Known known;
    private final int number;
    private final Ruling[] all;
    private final @Nullable Ruling last;
    private Rulings[] next = {};

    private final boolean anyFinding;

    /** How many there are that share one beginning. */
    private static final class Known {
        private int count = 1;
    }

    private Rulings(Known known, int number, Ruling[] all, @Nullable Ruling last) {
        this.known = known;
        this.number = number;
        this.all = all;
        this.last = last;
        this.anyFinding = Arrays.stream(all).anyMatch(ruling -> ruling.verdict().isFinding());
    }

    /** Nothing said: what all others of one judge begin from. */
    static Rulings nothing() {
        return new Rulings(new Known(), 0, NONE, null);
    }

    /** These and one more. Rules can say endlessly many things; those beyond what can be kept are not shared. */
    Rulings and(Check check, @Nullable String step, int subject, @Nullable String own, Verdict verdict, RuleName rule) {
        for (Rulings one : next) {
            if (one.ends(check, step, subject, own, verdict, rule)) {
                return one;
            }
        }
        return with(new Ruling(check, step, subject, own, verdict, rule));
    }

    private boolean ends(
            Check check, @Nullable String step, int subject, @Nullable String own, Verdict verdict, RuleName rule) {
        Ruling said = last;
        return said != null
                && said.rule() == rule
                && said.subject() == subject
                && said.verdict() == verdict
                && said.check().equals(check)
                && Objects.equals(said.step(), step)
                && Objects.equals(said.own(), own);
    }

    private Rulings with(Ruling ruling) {
        Ruling[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = ruling;
        Arrays.sort(more, ORDER);
        if (next.length == MOST_NEXT || known.count == MOST_KNOWN || number < 0) {
            return new Rulings(known, -1, more, ruling);
        }
        Rulings shared = new Rulings(known, known.count++, more, ruling);
        next = Arrays.copyOf(next, next.length + 1);
        next[next.length - 1] = shared;
        return shared;
    }

    /** In the order of the checks; for reading only. */
    public Ruling[] all() {
        return all;
    }

    /** Small, and different for each that comes from one judge; negative for those that are not shared. */
    public int number() {
        return number;
    }

    /** True where any of them is violated or unproven. */
    boolean anyFinding() {
        return anyFinding;
    }
}
