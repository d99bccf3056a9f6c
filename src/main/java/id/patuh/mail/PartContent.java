package id.patuh.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * What a part's transfer encoding and charset stand for. Damaged encodings give what can be read of them. Source: RFC
 * 2045, section 6.
 */
final class PartContent {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private PartContent() {}

    /** The bytes that the part carries. */
    static byte[] bytes(MimePart part) {
        String encoding = part.header("Content-Transfer-Encoding").toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "base64" -> base64(part);
            case "quoted-printable", "x-uuencode", "x-uue", "uuencode" -> decoded(part, encoding);
            default -> Arrays.copyOfRange(part.bytes(), part.from(), part.to());
        };
    }

    private static byte[] base64(MimePart part) {
        byte[] letters = new byte[part.size()];
        int count = 0;
        for (int i = part.from(); i < part.to() && part.bytes()[i] != '='; i++) {
            if (isBase64(part.bytes()[i])) {
                letters[count++] = part.bytes()[i];
            }
        }
        int whole = count % 4 == 1 ? count - 1 : count;
        return Base64.getDecoder().decode(Arrays.copyOf(letters, whole));
    }

    private static boolean isBase64(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '+' || b == '/';
    }

    private static byte[] decoded(MimePart part, String encoding) {
        ByteArrayOutputStream read = new ByteArrayOutputStream(part.size());
        InputStream raw = new ByteArrayInputStream(part.bytes(), part.from(), part.size());
        byte[] buffer = new byte[8192];
        try (InputStream in = MimeUtility.decode(raw, encoding)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read.write(buffer, 0, n);
            }
        } catch (IOException | MessagingException | RuntimeException e) {
            if (read.size() == 0) {
                return Arrays.copyOfRange(part.bytes(), part.from(), part.to());
            }
        }
        return read.toByteArray();
    }

    /** The text that the part carries; without a known charset it is taken for UTF-8, else for windows-1252. */
    static String text(MimePart part) {
        byte[] bytes = bytes(part);
        Charset charset = part.charset();
        if (charset != null && charset.canEncode() && !charset.equals(StandardCharsets.UTF_8)) {
            return new String(bytes, charset);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WESTERN);
        }
    }
}
