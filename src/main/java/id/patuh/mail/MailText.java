package id.patuh.mail;

import id.patuh.intake.WrittenEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The {@code key: value} lines of a mail's text. Passed over are quoted lines ({@code >}), the signature below {@code --},
 * what stands below the heading of a mail that is replied to or forwarded, and whatever else is written around the lines.
 * A value goes on in the next line where that is indented or the mail program broke it. Source: FORMATS.md, "Events as
 * e-mail"; RFC 3676.
 */
final class MailText {

    /** Of a text, so many characters are looked at. */
    static final int LONGEST = 1_000_000;

    private static final int LONGEST_KEY = 80;
    private static final int WRAPPED = 60;
    private static final int MOST_PASSED_OVER = 20;
    private static final Pattern ORIGINAL = Pattern.compile(
            "^\\s*-{2,}\\s*(original message|forwarded message|pesan asli|pesan (yang )?(di)?terusk?an).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FROM = Pattern.compile("^[*_]*(from|dari)[*_]*:.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SENT =
            Pattern.compile("^[*_]*(sent|date|to|dikirim|tanggal|kepada)[*_]*:.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BULLET = Pattern.compile("^[\\s]*(?:[*•·–-]\\s+)?[*_]*");
    private static final Pattern KEY_LIKE = Pattern.compile("[\\p{L}][\\p{L}\\p{N} _.-]{0,40}");

    private final Predicate<String> means;
    private final List<WrittenEvent.Said> said = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private String before = "";
    private boolean open;

    private MailText(Predicate<String> means) {
        this.means = means;
    }

    /**
     * What a text says.
     *
     * @param lines those whose key means something
     * @param passedOver lines that look like others but whose key means nothing, for the answer
     */
    record Lines(List<WrittenEvent.Said> lines, List<String> passedOver) {
        Lines {
            lines = List.copyOf(lines);
            passedOver = List.copyOf(passedOver);
        }
    }

    /** @param means whether a key means something */
    static Lines read(String text, Predicate<String> means) {
        MailText reading = new MailText(means);
        String[] lines = text.substring(0, Math.min(LONGEST, text.length())).split("\r\n|\r|\n|\u2028", -1);
        for (int i = 0; i < lines.length && !ends(lines, i); i++) {
            reading.line(i + 1L, lines[i]);
        }
        return new Lines(reading.said, reading.said.isEmpty() ? List.of() : reading.passedOver);
    }

    /** Lines that end with a blank go on in the next one (RFC 3676). */
    static String unflowed(String text, boolean deleteBlank) {
        StringBuilder joined = new StringBuilder(text.length());
        for (String line : text.split("\r\n|\r|\n", -1)) {
            boolean soft = line.endsWith(" ") && !line.equals("-- ") && !line.startsWith(">");
            joined.append(soft && deleteBlank ? line.substring(0, line.length() - 1) : line);
            if (!soft) {
                joined.append('\n');
            }
        }
        return joined.toString();
    }

    /** Whether what follows is not by the writer of the mail. */
    private static boolean ends(String[] lines, int i) {
        String line = lines[i];
        if (line.equals("-- ") || line.equals("--") || ORIGINAL.matcher(line).matches()) {
            return true;
        }
        if (!FROM.matcher(line).matches()) {
            return false;
        }
        for (int next = i + 1; next < Math.min(lines.length, i + 4); next++) {
            if (SENT.matcher(lines[next]).matches()) {
                return true;
            }
        }
        return false;
    }

    private void line(long number, String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith(">") || text.startsWith("|")) {
            open = false;
        } else if (!field(number, line)) {
            goOn(line);
        }
        before = line;
    }

    private boolean field(long number, String line) {
        String plain = line.substring(Math.min(line.length(), endOf(BULLET, line)));
        int end = -1;
        for (int i = 0; i < Math.min(plain.length(), LONGEST_KEY); i++) {
            char c = plain.charAt(i);
            if ((c == ':' || c == '：' || c == '\t') && means.test(key(plain, i))) {
                end = i;
                if (c != ':' || (i + 1 < plain.length() && plain.charAt(i + 1) <= ' ')) {
                    break;
                }
            }
        }
        if (end >= 0) {
            said.add(new WrittenEvent.Said(number, key(plain, end), value(plain.substring(end + 1))));
            open = true;
            return true;
        }
        return isUnknownField(plain);
    }

    private boolean isUnknownField(String plain) {
        int colon = plain.indexOf(':');
        boolean unknown = colon > 0
                && colon + 1 < plain.length()
                && plain.charAt(colon + 1) == ' '
                && KEY_LIKE.matcher(key(plain, colon)).matches();
        if (unknown && passedOver.size() < MOST_PASSED_OVER) {
            passedOver.add(plain.strip());
        }
        open &= !unknown;
        return unknown;
    }

    private static int endOf(Pattern pattern, String line) {
        var matcher = pattern.matcher(line);
        return matcher.find() ? matcher.end() : 0;
    }

    private static String key(String plain, int end) {
        return plain.substring(0, end).replaceAll("[*_\\s]+$", "");
    }

    private static String value(String written) {
        String value = written.strip();
        while (value.startsWith(":") || value.startsWith("*")) {
            value = value.substring(1).strip();
        }
        return value.endsWith("*") ? value.substring(0, value.length() - 1).strip() : value;
    }

    private void goOn(String line) {
        boolean indented = Character.isWhitespace(line.charAt(0));
        if (open && (indented || before.length() >= WRAPPED)) {
            WrittenEvent.Said last = said.get(said.size() - 1);
            said.set(
                    said.size() - 1,
                    new WrittenEvent.Said(last.line(), last.key(), (last.value() + " " + line.strip()).strip()));
        } else {
            open = false;
        }
    }

    /** The case that a subject names as {@code [CASE] …}; empty where it names none. */
    static String caseOf(String subject) {
        int from = subject.indexOf('[');
        int to = subject.indexOf(']', from + 1);
        String named = from < 0 || to < 0 ? "" : subject.substring(from + 1, to).strip();
        boolean tag = List.of("spam", "external", "eksternal", "ext").contains(named.toLowerCase(Locale.ROOT));
        return tag ? caseOf(subject.substring(to + 1)) : named;
    }
}
