package id.patuh.mail;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file that came with a mail.
 *
 * @param name without folders
 * @param mediaType {@code application/pdf} and the like; empty where the mail does not say
 * @param content decoded
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Attachment(String name, String mediaType, byte[] content) {

    private static final Pattern EVENTS = Pattern.compile(".*\\.(csv|tsv|json|jsonocel|ndjson|jsonl|xes|xlsx)(\\.gz)?");
    private static final Pattern UNREAD_TABLE = Pattern.compile(".*\\.(xls|ods|zip|rar|7z|numbers)");

    /** Whether events are read from it, by the ending of its name. */
    boolean holdsEvents() {
        return holdsEvents(name);
    }

    /** Whether events are read from a file of that name. */
    static boolean holdsEvents(String name) {
        return EVENTS.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether its sender may have thought that events would be read from it. */
    boolean looksLikeEvents() {
        return UNREAD_TABLE.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    boolean isWinmail() {
        return mediaType.equals("application/ms-tnef") || name.equalsIgnoreCase("winmail.dat");
    }
}
