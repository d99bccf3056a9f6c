package id.patuh.followup;

import id.patuh.sop.Text;

/** What became of something that somebody wanted of a waiver. */
public sealed interface Ruling {

    /** It is on record. */
    record Done(Waiver waiver) implements Ruling {}

    /** It cannot be done so; {@code field} is what is to be mended. */
    record Refused(String field, Text why) implements Ruling {}

    /** It is not for this author to do. */
    record Denied(Text why) implements Ruling {}

    /** There is no such waiver. */
    record Unknown() implements Ruling {}
}
