package id.patuh.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeUtility;
import java.net.IDN;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a mail say. The name that is shown beside an address counts for nothing.
 *
 * @param from the address of its one writer in small letters; null where there is none, several, or none that is an
 *     address
 * @param subject decoded, on one line
 * @param messageId with its angle brackets; empty where there is none
 * @param sent when its writer's program says it was sent; null where it says nothing that can be understood
 */
record MailHead(
        @Nullable String from,
        String subject,
        String messageId,
        @Nullable Instant sent,
        Origin origin) {

    private static final int LONGEST_SUBJECT = 500;
    private static final int MOST_REFERENCES = 50;
    private static final Pattern ADDRESS =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)*");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,250}>");
    private static final Pattern ROBOT = Pattern.compile(
            "(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|.*-bounces?|.*[+-]no-?reply)@.*");
    private static final Pattern REPLY_SUBJECT = Pattern.compile(
            "^\\s*(auto(matic)?[ -]?(reply|response)|auto:|out of (the )?office|balasan otomatis|di luar kantor|"
                    + "undeliver(ed|able)|delivery (status|failure)|mail delivery|returned mail|failure notice).*",
            Pattern.CASE_INSENSITIVE);

    /** @param ours the service's own address, in small letters; null: it has none */
    static MailHead of(MimePart message, @Nullable String ours) {
        String from = from(message);
        String subject = message.text("Subject");
        String id = message.header("Message-ID");
        return new MailHead(
                from,
                subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length())),
                MESSAGE_ID.matcher(id).matches() ? id : "",
                sent(message.header("Date")),
                origin(message, from, subject, ours));
    }

    /** The Message-IDs that a mail says it answers; never null, at most 50. Source: RFC 5322, 3.6.4. */
    static Set<String> references(MimePart message) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher id = MESSAGE_ID.matcher(message.header("In-Reply-To") + " " + message.header("References"));
        while (ids.size() < MOST_REFERENCES && id.find()) {
            ids.add(id.group());
        }
        return ids;
    }

    private static @Nullable Instant sent(String date) {
        try {
            return date.isEmpty() ? null : new MailDateFormat().parse(date).toInstant();
        } catch (ParseException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable String from(MimePart message) {
        if (message.count("From") != 1) {
            return null;
        }
        try {
            InternetAddress[] all = InternetAddress.parseHeader(message.header("From"), false);
            return all.length == 1 ? address(all[0].getAddress()) : null;
        } catch (AddressException e) {
            return null;
        }
    }

    /** The address in small letters, its domain in ASCII; null where it is none. */
    static @Nullable String address(@Nullable String written) {
        int at = written == null ? -1 : written.lastIndexOf('@');
        if (written == null || at < 0) {
            return null;
        }
        try {
            String domain = IDN.toASCII(written.substring(at + 1).strip());
            String address = (written.substring(0, at).strip() + "@" + domain).toLowerCase(Locale.ROOT);
            return address.length() <= 254 && ADDRESS.matcher(address).matches() ? address : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Origin origin(MimePart message, @Nullable String from, String subject, @Nullable String ours) {
        if (!message.header(OutgoingMessage.MARK).isEmpty() || (from != null && from.equals(ours))) {
            return Origin.OURSELVES;
        }
        if (isReport(message)
                || isReply(message)
                || REPLY_SUBJECT.matcher(subject).matches()) {
            return Origin.AUTOMATIC_REPLY;
        }
        return isByProgram(message, from) ? Origin.PROGRAM : Origin.PERSON;
    }

    private static boolean isReport(MimePart message) {
        String path = message.header("Return-Path").replaceAll("\\s", "");
        return path.equals("<>")
                || message.isType("multipart/report")
                || message.isType("message/delivery-status")
                || !message.header("X-Failed-Recipients").isEmpty();
    }

    private static boolean isReply(MimePart message) {
        return word(message, "Auto-Submitted").startsWith("auto-replied")
                || word(message, "Precedence").startsWith("auto_reply")
                || !message.header("X-Autoreply").isEmpty()
                || !message.header("X-Autorespond").isEmpty();
    }

    private static boolean isByProgram(MimePart message, @Nullable String from) {
        String submitted = word(message, "Auto-Submitted");
        boolean automatic = !submitted.isEmpty() && !submitted.equals("no");
        boolean bulk = List.of("bulk", "junk", "list").contains(word(message, "Precedence"));
        boolean robot = from != null && ROBOT.matcher(from).matches();
        return automatic
                || bulk
                || robot
                || isList(message)
                || !message.header("X-Auto-Response-Suppress").isEmpty();
    }

    /** The first word of a header in small letters, without a comment or parameters. */
    private static String word(MimePart message, String name) {
        return Arrays.stream(MimeUtility.unfold(message.header(name)).split("[\\s;(]"))
                .filter(part -> !part.isEmpty())
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isList(MimePart message) {
        Enumeration<jakarta.mail.Header> all = message.headers().getAllHeaders();
        while (all.hasMoreElements()) {
            if (all.nextElement().getName().toLowerCase(Locale.ROOT).startsWith("list-")) {
                return true;
            }
        }
        return !message.header("Mailing-List").isEmpty();
    }
}
