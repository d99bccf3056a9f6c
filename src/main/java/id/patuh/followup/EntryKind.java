package id.patuh.followup;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an entry of the log is. */
public enum EntryKind {
    COMMENT,
    /** To the auditee, who is to answer by a date. */
    QUESTION,
    /** The auditee's: tanggapan. */
    ANSWER,
    RECOMMENDATION,
    STATUS,
    /** To the inspector who looks after it. */
    ASSIGNMENT,
    /** The end: from then on only comments are written, until it is taken back. */
    SIGN_OFF,
    /** Takes an earlier entry back. */
    UNDO;

    /** As in the database: {@code comment}, {@code sign-off}, … */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty: there is no such kind. */
    public static Optional<EntryKind> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
