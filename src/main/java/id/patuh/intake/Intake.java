package id.patuh.intake;

import id.patuh.eventlog.EventLogBuilder;
import id.patuh.sop.FileFault;
import id.patuh.sop.Sops;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of events. Every row (of a table), element (of JSON) and event (of XES and OCEL) becomes events of the log or a
 * reject; a file that cannot be read, or not to its end, is one reject of its own. Safe for use by several threads, one
 * file each. Source: FORMATS.md, "Events as CSV".
 */
public final class Intake {

    private final Sops sops;
    private final @Nullable String defaultSop;
    private final @Nullable Mapping mapping;
    private final EventLogBuilder log;
    private final Rejects rejects;
    private final ReadingProgress progress;
    private final LongAdder rows = new LongAdder();

    /**
     * @param defaultSop the SOP of events that name none; null: the only one of {@code sops}, where there is only one
     * @param mapping what the columns of tables (CSV, XLSX, and OCEL as a table) mean; null: what their headings say
     * @throws IllegalArgumentException where {@code sops} does not know the default
     */
    public Intake(
            Sops sops,
            @Nullable String defaultSop,
            @Nullable Mapping mapping,
            EventLogBuilder log,
            Rejects rejects,
            ReadingProgress progress) {
        if (defaultSop != null && !sops.knows(defaultSop)) {
            throw new IllegalArgumentException(
                    Reasons.unknownSop(defaultSop, sops.versions().keySet()).en());
        }
        this.sops = sops;
        this.defaultSop = defaultSop == null ? sops.only() : defaultSop;
        this.mapping = mapping;
        this.log = log;
        this.rejects = rejects;
        this.progress = progress;
    }

    /**
     * Reads a file: {@code .csv}, {@code .tsv}, {@code .txt}, {@code .json}, {@code .ndjson}, {@code .jsonl}, {@code .jsonocel},
     * {@code .xes}, {@code .xlsx}, all but the last also as {@code .gz}; with any other ending, what its first bytes show.
     *
     * @throws FileFault where it is not there or the disk fails
     */
    public void read(Path file) {
        read(file, file.toString());
    }

    /**
     * As {@link #read(Path)}, for a file that is known under another name than the one it has on disk: what it is and
     * what messages call it go by that name.
     */
    public void read(Path file, String name) {
        if (Files.isDirectory(file)) {
            throw new UncheckedIOException(name + " is a folder; name the files in it", new IOException(name));
        }
        Incoming in = new Incoming(name, log.file(name), sops, defaultSop, mapping, log, rejects, new LongAdder());
        try (Counted bytes = new Counted(Files.newInputStream(file), progress)) {
            read(file, bytes, in);
        } catch (Damaged damaged) {
            in.reject(new Unreadable(0, damaged.reason()));
        } catch (Unreadable unreadable) {
            in.reject(unreadable);
        } catch (IOException e) {
            throw FileFault.unreadable(name, e);
        } finally {
            rows.add(in.rows().sum());
        }
    }

    /** How many rows, elements and unreadable files came in so far, rejected ones included. */
    public long rows() {
        return rows.sum();
    }

    private void read(Path file, Counted bytes, Incoming in) throws IOException, Unreadable {
        BufferedInputStream content = new BufferedInputStream(bytes, 1 << 16);
        String ending = Kind.ending(in.name());
        byte[] start = start(content);
        if (ending.equals("gz") || (Kind.of(ending) == null && Kind.isGzip(start))) {
            if (!Kind.isGzip(start)) {
                throw new Unreadable(0, start.length == 0 ? Reasons.empty() : Reasons.notGzip());
            }
            String inner =
                    ending.equals("gz") ? in.name().substring(0, in.name().length() - 3) : in.name();
            unpacked(new BufferedInputStream(Unpacked.of(bytes, content), 1 << 16), Kind.ending(inner), in);
            return;
        }
        Kind kind = Kind.of(ending);
        Kind found = kind == null ? Kind.sniffed(start) : kind;
        if (found == Kind.XLSX) {
            XlsxReader.read(file, start, in);
            return;
        }
        Kind.check(found, start);
        if (found != Kind.CSV || !PlainCsv.read(file, in, progress)) {
            read(found, content, start, in);
        }
    }

    private static void unpacked(BufferedInputStream content, String ending, Incoming in)
            throws IOException, Unreadable {
        byte[] start = start(content);
        if (Kind.isGzip(start) || Kind.isZip(start)) {
            throw new Unreadable(0, Reasons.nestedArchive());
        }
        Kind kind = Kind.of(ending);
        Kind found = kind == null ? Kind.sniffed(start) : kind;
        Kind.check(found, start);
        read(found, content, start, in);
    }

    private static void read(Kind kind, InputStream content, byte[] start, Incoming in) throws IOException, Unreadable {
        switch (kind) {
            case CSV -> CsvReader.read(content, in);
            case JSON -> {
                if (OcelLog.isOne(start)) {
                    OcelReader.read(content, in);
                } else {
                    JsonReader.read(content, Kind.oneAnObjectALine(start), in);
                }
            }
            case LINES -> JsonReader.read(content, true, in);
            case XES -> XesReader.read(content, start, in);
            case XLSX -> throw new Unreadable(0, Reasons.nestedArchive());
        }
    }

    /** The first bytes, which are read again afterwards; what is damaged behind them, the reader will meet. */
    private static byte[] start(BufferedInputStream content) throws IOException {
        content.mark(Kind.LOOK);
        ByteArrayOutputStream start = new ByteArrayOutputStream(Kind.LOOK);
        try {
            for (int next = content.read(); next >= 0; next = start.size() < Kind.LOOK ? content.read() : -1) {
                start.write(next);
            }
        } catch (Damaged damaged) {
            if (start.size() == 0) {
                throw damaged;
            }
        }
        content.reset();
        return start.toByteArray();
    }
}
