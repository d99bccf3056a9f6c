package id.patuh.audit;

import id.patuh.eventlog.Particulars;
import org.jspecify.annotations.Nullable;

/**
 * An event of a case that counts, as it was read.
 *
 * @param identity what it is known by
 * @param ownIdentity true where its source gave the identity; otherwise it is a hash of what the event means
 * @param at epoch milliseconds
 * @param actor null: not recorded
 * @param note null: none
 * @param file as the user named it
 * @param line where in the file it stands, from 1
 */
public record CountedEvent(
        String identity,
        boolean ownIdentity,
        long at,
        Particulars particulars,
        @Nullable String actor,
        @Nullable String note,
        String file,
        int line) {}
