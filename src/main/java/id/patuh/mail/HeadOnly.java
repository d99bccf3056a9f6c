package id.patuh.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mails of which only the head was fetched, as the rest is larger than is taken in. Source: RFC 6522, 4; RELIABILITY.md 13. */
final class HeadOnly {

    private static final String TYPE = "text/rfc822-headers; size=";
    private static final Pattern SIZE = Pattern.compile(Pattern.quote(TYPE) + "([0-9]{1,18})");

    private HeadOnly() {}

    /** The media type of such a head. @param size of the whole mail in bytes */
    static String type(long size) {
        return TYPE + size;
    }

    /** How many bytes the whole mail has; -1: it is whole. */
    static long size(@Nullable String mediaType) {
        Matcher size = SIZE.matcher(mediaType == null ? "" : mediaType);
        return size.matches() ? Long.parseLong(size.group(1)) : -1;
    }
}
