package id.patuh.followup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Something to be put into the log. Texts are as they were given; {@link Objections} says what is wrong with them. */
public sealed interface Writing {

    EntryKind kind();

    /** What was written; empty where nothing was. */
    String words();

    /** A remark of an inspector. */
    record Comment(String words) implements Writing {
        @Override
        public EntryKind kind() {
            return EntryKind.COMMENT;
        }
    }

    /** @param due the day by whose end the answer is to be there; null: none was given */
    record Question(String words, @Nullable LocalDate due) implements Writing {
        @Override
        public EntryKind kind() {
            return EntryKind.QUESTION;
        }
    }

    /** The auditee's answer, to a question or unasked. */
    record Answer(String words) implements Writing {
        @Override
        public EntryKind kind() {
            return EntryKind.ANSWER;
        }
    }

    /**
     * What is recommended; takes the place of what was recommended before.
     *
     * @param cause why it came to the finding; empty: not known
     * @param effect what came of it; empty: not known
     */
    record Recommendation(String words, String cause, String effect) implements Writing {
        @Override
        public EntryKind kind() {
            return EntryKind.RECOMMENDATION;
        }
    }

    /**
     * How far it was followed.
     *
     * @param words why; must be there where it cannot be followed up
     * @param due the day by whose end more is to be done; null: none was given
     */
    record Status(
            FollowUpStatus status, String words, @Nullable LocalDate due) implements Writing {
        @Override
        public EntryKind kind() {
            return EntryKind.STATUS;
        }
    }

    /** @param account null: nobody any more */
    record Assignment(@Nullable Long account, String name) implements Writing {
        @Override
        public EntryKind kind() {
            return EntryKind.ASSIGNMENT;
        }

        @Override
        public String words() {
            return "";
        }
    }

    /** The end of it. */
    record SignOff(String words) implements Writing {
        @Override
        public EntryKind kind() {
            return EntryKind.SIGN_OFF;
        }
    }

    /** @param entry the number of the entry that is taken back */
    record Undo(long entry, String words) implements Writing {
        @Override
        public EntryKind kind() {
            return EntryKind.UNDO;
        }
    }
}
