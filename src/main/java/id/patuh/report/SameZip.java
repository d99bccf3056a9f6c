package id.patuh.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Enumeration;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Office files without the time at which they happened to be written: the same content gives the same bytes. */
final class SameZip {

    /** Not the first day of 1980: that one makes the library write a time zone, too. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(2000, 1, 1, 0, 0);

    private static final String PROPERTIES = "docProps/core.xml";
    private static final Pattern DATED = Pattern.compile("(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)");

    private SameZip() {}

    /**
     * The same archive, its entries in the same order.
     *
     * @param made what the document's properties give as its date
     */
    static byte[] of(Path archive, Instant made) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
        try (ZipFile in = new ZipFile(archive.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            Enumeration<? extends ZipEntry> entries = in.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                begin(out, entry.getName());
                try (InputStream content = in.getInputStream(entry)) {
                    if (entry.getName().equals(PROPERTIES)) {
                        out.write(dated(content.readAllBytes(), made));
                    } else {
                        content.transferTo(out);
                    }
                }
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] dated(byte[] properties, Instant made) {
        String date = made.truncatedTo(ChronoUnit.SECONDS).toString();
        return DATED.matcher(new String(properties, StandardCharsets.UTF_8))
                .replaceAll("$1" + date + "$2")
                .getBytes(StandardCharsets.UTF_8);
    }

    static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        begin(out, name);
        out.write(content);
        out.closeEntry();
    }

    private static void begin(ZipOutputStream out, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        out.putNextEntry(entry);
    }
}
