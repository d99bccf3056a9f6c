package id.patuh.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server says of a mail that it could not deliver. Reports of delays and of successes are none of these.
 * Source: RFC 3464, RFC 3462; reports of old servers by {@code X-Failed-Recipients}.
 *
 * @param messageIds that the report names: of the mail it gives back, and of those it refers to; never empty
 * @param reason the status and what the server said, on one line
 */
record DeliveryReport(Set<String> messageIds, String reason) {

    private static final int MOST_IDS = 20;
    private static final int LONGEST_REASON = 500;
    private static final Pattern RETURNED_ID = Pattern.compile("(?im)^[ \\t>]*Message-ID:\\s*(<[!-;=?-~]{1,250}>)");
    private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed\\b");

    DeliveryReport {
        messageIds = Set.copyOf(messageIds);
    }

    /** Reads a message; null: it reports no failure, or not of which mail. */
    static @Nullable DeliveryReport of(byte[] message) {
        try {
            MimePart whole = MimeParser.parse(message);
            List<String> texts = new ArrayList<>();
            String status = gather(whole, texts);
            String failed = whole.header("X-Failed-Recipients");
            if (!FAILED.matcher(status).find() && failed.isEmpty()) {
                return null;
            }
            Set<String> ids = new LinkedHashSet<>(MailHead.references(whole));
            texts.forEach(text -> returned(text, ids));
            return ids.isEmpty() ? null : new DeliveryReport(ids, reason(status));
        } catch (Unparsable | RuntimeException broken) {
            return null;
        }
    }

    /** @return the fields of the parts that say what became of the mail */
    private static String gather(MimePart part, List<String> texts) {
        if (!part.parts().isEmpty()) {
            StringBuilder status = new StringBuilder();
            part.parts().forEach(inner -> status.append(gather(inner, texts)));
            return status.toString();
        }
        String text = new String(PartContent.bytes(part), StandardCharsets.UTF_8);
        if (part.isType("message/delivery-status") || part.isType("message/global-delivery-status")) {
            return unfolded(text) + "\n";
        }
        texts.add(text);
        return "";
    }

    private static String unfolded(String fields) {
        return fields.replaceAll("\r?\n[ \t]+", " ");
    }

    /** Message-IDs in the headers of a mail that is given back. */
    private static void returned(String text, Set<String> ids) {
        Matcher id = RETURNED_ID.matcher(text);
        while (ids.size() < MOST_IDS && id.find()) {
            ids.add(id.group(1));
        }
    }

    private static String reason(String status) {
        String said = field(status, "Diagnostic-Code");
        String plain = said.substring(said.indexOf(';') + 1).strip();
        String reason = ("returned as undeliverable: " + field(status, "Status") + " " + plain)
                .replaceAll("\\s+", " ")
                .strip();
        String shown = MimePart.decoded(reason);
        return shown.substring(0, Math.min(LONGEST_REASON, shown.length()));
    }

    /** The first of that name; empty: there is none. */
    private static String field(String fields, String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return fields.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElse("");
    }
}
