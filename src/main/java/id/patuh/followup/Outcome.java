package id.patuh.followup;

import id.patuh.sop.Text;
import java.util.List;

/** What became of something that somebody wanted to write. */
public sealed interface Outcome {

    /**
     * It is on record.
     *
     * @param told addresses that a letter goes to
     * @param unreached roles that a letter was to go to and that lead to nobody
     */
    record Written(FollowUp followUp, List<String> told, List<String> unreached) implements Outcome {

        public Written {
            told = List.copyOf(told);
            unreached = List.copyOf(unreached);
        }
    }

    /** Somebody else wrote meanwhile; nothing was written. */
    record Stale(FollowUp now) implements Outcome {}

    /**
     * It cannot be written so.
     *
     * @param field what is to be mended: the name of a part of what was to be written, or {@code kind}
     */
    record Refused(String field, Text why) implements Outcome {}

    /** It is not for this author to write. */
    record Denied(Text why) implements Outcome {}
}
