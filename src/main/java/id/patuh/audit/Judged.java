package id.patuh.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** A fact that rules give verdicts on. What they say of it stays outside of what makes two facts equal. */
abstract class Judged {

    private static final Comparator<Ruling> ORDER = Comparator.comparing(Ruling::check)
            .thenComparing(Ruling::subject)
            .thenComparing(ruling -> ruling.own() == null ? "" : ruling.own())
            .thenComparing(Ruling::verdict);

    private List<Ruling> said = new ArrayList<>(8);

    void add(Ruling ruling) {
        said.add(ruling);
    }

    /** What was said since the last time, in the order of the checks; never null. */
    Ruling[] taken() {
        if (said.isEmpty()) {
            return Ruling.NONE;
        }
        Collections.sort(said, ORDER);
        Ruling[] rulings = said.toArray(Ruling.NONE);
        said = new ArrayList<>(8);
        return rulings;
    }
}
