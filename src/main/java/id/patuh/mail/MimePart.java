package id.patuh.mail;

import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entity of a message: the message itself, or a part of it. Whatever its headers say that cannot be understood counts
 * as absent. Source: RFC 2045, RFC 2046, RFC 2231.
 *
 * @param bytes of the whole message; shared, not copied
 * @param from where its body begins
 * @param to before which its body ends
 * @param parts of a multipart; empty: a leaf
 */
record MimePart(InternetHeaders headers, byte[] bytes, int from, int to, List<MimePart> parts) {

    private static final int LONGEST_NAME = 200;
    private static final Pattern TYPE = Pattern.compile("^\\s*([A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+)");

    MimePart {
        parts = List.copyOf(parts);
    }

    int size() {
        return to - from;
    }

    /** The first header of that name without line breaks; empty where there is none. */
    String header(String name) {
        String[] all = headers.getHeader(name);
        return all == null || all[0] == null ? "" : MimeUtility.unfold(all[0]).trim();
    }

    /** How often the header stands there. */
    int count(String name) {
        String[] all = headers.getHeader(name);
        return all == null ? 0 : all.length;
    }

    /** A header meant for people, with encoded words decoded (RFC 2047) and without controls. */
    String text(String name) {
        return decoded(header(name));
    }

    /** {@code text/plain} and the like in small letters; empty where there is none or none that can be understood. */
    String type() {
        Matcher matcher = TYPE.matcher(header("Content-Type"));
        return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
    }

    boolean isType(String prefix) {
        return type().startsWith(prefix);
    }

    /** A parameter of the content type; empty where there is none. */
    String parameter(String name) {
        String header = header("Content-Type");
        try {
            String value = new ContentType(header).getParameter(name);
            return value == null ? "" : value;
        } catch (ParseException e) {
            return parameter(header, name);
        }
    }

    private static String parameter(String header, String name) {
        Matcher matcher = Pattern.compile(
                        ";\\s*" + Pattern.quote(name) + "\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;]+))",
                        Pattern.CASE_INSENSITIVE)
                .matcher(header);
        if (!matcher.find()) {
            return "";
        }
        return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    }

    boolean isAttached() {
        return header("Content-Disposition").toLowerCase(Locale.ROOT).startsWith("attachment");
    }

    /** The file's name, without folders; null where the part has none. */
    @Nullable
    String fileName() {
        String disposition = header("Content-Disposition");
        String name = null;
        try {
            name = new ContentDisposition(disposition).getParameter("filename");
        } catch (ParseException e) {
            name = parameter(disposition, "filename");
        }
        String given = name == null || name.isBlank() ? parameter("name") : name;
        String safe = safe(decoded(given));
        return safe.isEmpty() ? null : safe;
    }

    private static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String shown = last.replaceAll("[\\p{Cc}\\p{Cf}\"<>|:*?]", "_").strip();
        return shown.length() <= LONGEST_NAME ? shown : shown.substring(shown.length() - LONGEST_NAME);
    }

    /** Encoded words decoded; line breaks, controls and marks of writing direction become blanks. */
    static String decoded(String text) {
        String decoded = text;
        try {
            decoded = MimeUtility.decodeText(text);
        } catch (UnsupportedEncodingException | RuntimeException e) {
            // as it stands, then
        }
        return decoded.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
    }

    /** The charset of a text; null where none is named or none that is known here. */
    @Nullable
    Charset charset() {
        String name = parameter("charset");
        if (name.isBlank()) {
            return null;
        }
        try {
            Charset charset = Charset.forName(MimeUtility.javaCharset(name.trim()));
            return charset.equals(StandardCharsets.US_ASCII) ? null : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}
