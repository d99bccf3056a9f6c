package id.patuh.verify;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An event of the record.
 *
 * @param ownIdentity its source gave the identity; otherwise it is a hash of what the event means
 * @param at epoch milliseconds
 * @param step as given; null: the whole case
 * @param transition in small letters
 * @param inputs null: not recorded; empty: recorded as none
 * @param outputs likewise
 */
record Happening(
        String identity,
        boolean ownIdentity,
        long at,
        @Nullable String step,
        String transition,
        @Nullable String actor,
        @Nullable String role,
        @Nullable List<String> inputs,
        @Nullable List<String> outputs,
        SortedMap<String, String> attributes,
        @Nullable String note,
        String file,
        long line) {

    boolean is(String word) {
        return transition.equals(word);
    }

    /** Without the place where it was read. */
    Happening anywhere() {
        return new Happening(
                identity, ownIdentity, at, step, transition, actor, role, inputs, outputs, attributes, note, "", 0);
    }
}
