package id.patuh.followup;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a recommendation was followed. Source: the inspectorate's matrix, issue "The inspector's desk". */
public enum FollowUpStatus {
    /** Sesuai rekomendasi. */
    AS_RECOMMENDED,
    /** Belum sesuai rekomendasi. */
    NOT_YET_AS_RECOMMENDED,
    /** Belum ditindaklanjuti; so it is as long as nobody says otherwise. */
    NOT_FOLLOWED_UP,
    /** Tidak dapat ditindaklanjuti, for a reason. */
    CANNOT_BE_FOLLOWED_UP;

    /** As in the database and in addresses: {@code as-recommended}, … */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty: there is no such status. */
    public static Optional<FollowUpStatus> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** Whether nothing more is to be done. */
    boolean isSettled() {
        return this == AS_RECOMMENDED || this == CANNOT_BE_FOLLOWED_UP;
    }
}
