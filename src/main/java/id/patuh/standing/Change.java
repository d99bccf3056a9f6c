package id.patuh.standing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How two audits of a case differ in one finding.
 *
 * @param before null: it was not there
 * @param after null: it is gone
 */
record Change<T>(@Nullable T before, @Nullable Found after) {

    /** Something that was found before. */
    interface Says<T> {
        Found found(T before);
    }

    /** What changed from the findings of before, each key once, to those of now. */
    static <T> List<Change<T>> between(List<T> before, List<Found> after, Says<T> says) {
        Map<FindingKey, T> gone = new LinkedHashMap<>();
        before.forEach(one -> gone.put(says.found(one).key(), one));
        List<Change<T>> changes = new ArrayList<>();
        for (Found found : after) {
            T known = gone.remove(found.key());
            if (known == null || !says.found(known).saysSame(found)) {
                changes.add(new Change<>(known, found));
            }
        }
        gone.values().forEach(one -> changes.add(new Change<>(one, null)));
        return changes;
    }

    /** The word of the rehearsal's table. */
    String word() {
        return before == null ? "raised" : after == null ? "withdrawn" : "changed";
    }
}
