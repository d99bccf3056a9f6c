package id.patuh.notice;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.directory.Directories;
import id.patuh.directory.Directory;
import id.patuh.directory.DirectoryFile;
import id.patuh.directory.UnreadableDirectory;
import id.patuh.lint.Complaint;
import id.patuh.reception.CurrentSops;
import id.patuh.sop.Sops;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The directory that counts: the files put in by REST, of each name the last; where there is none, those of
 * {@code patuh.notice.directory}. A faulty one is refused and the one before stays. Safe for use by several threads and
 * services.
 */
public final class DirectoryInForce {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryInForce.class);

    private final JdbcClient database;
    private final Clock clock;
    private final CurrentSops sops;
    private final NoticeSettings settings;
    private @Nullable Known known;

    private record Known(Sops sops, long last, long written, Directories.Read read) {}

    DirectoryInForce(JdbcClient database, Clock clock, CurrentSops sops, NoticeSettings settings) {
        this.database = database;
        this.clock = clock;
        this.sops = sops;
        this.settings = settings;
    }

    /** The directory; read again when it, or the rules, changed. */
    public Directory directory() {
        return read().directory();
    }

    /** What its files can hardly mean. */
    public List<Complaint> doubts() {
        return read().doubts();
    }

    private synchronized Directories.Read read() {
        Sops now = sops.get();
        long last = database.sql("select coalesce(max(id), 0) from directory_file")
                .query(Long.class)
                .single();
        long written = last == 0 ? written() : 0;
        Known before = known;
        if (before != null && before.sops() == now && before.last() == last && before.written() == written) {
            return before.read();
        }
        Directories.Read read = reread(now, before);
        known = new Known(now, last, written, read);
        return read;
    }

    private Directories.Read reread(Sops now, @Nullable Known before) {
        try {
            return Directories.read(files(), now, otherwise(now));
        } catch (UnreadableDirectory | UncheckedIOException faulty) {
            LOG.error("the directory cannot be used; the one before stays: {}", faulty.getMessage());
            return before != null ? before.read() : new Directories.Read(Directory.empty(otherwise(now)), List.of());
        }
    }

    private Directory.Defaults otherwise(Sops now) {
        String name = settings.calendar() == null ? "jam-kerja-asn" : settings.calendar();
        return new Directory.Defaults(settings.language(), now.calendars().getOrDefault(name, WorkingCalendar.ALWAYS));
    }

    private @Nullable Path place() {
        Path usual = Path.of("directory");
        return settings.directory() != null ? settings.directory() : Files.isDirectory(usual) ? usual : null;
    }

    /** Changes with the files on disk. */
    private long written() {
        Path place = place();
        if (place == null || !Files.exists(place)) {
            return -1;
        }
        long written = 0;
        for (DirectoryFile file : Directories.files(place)) {
            written = written * 31 + file.name().hashCode() + java.util.Arrays.hashCode(file.bytes());
        }
        return written;
    }

    /** The files in force. */
    public List<DirectoryFile> files() {
        List<DirectoryFile> stored = stored();
        Path place = place();
        return !stored.isEmpty() || place == null || !Files.exists(place) ? stored : Directories.files(place);
    }

    private List<DirectoryFile> stored() {
        return database.sql("""
                        select name, content from (select distinct on (name) name, content from directory_file
                            order by name, id desc) as last where content is not null
                        """)
                .query((row, number) -> new DirectoryFile(row.getString(1), row.getBytes(2)))
                .list();
    }

    /**
     * Puts a file in force, in place of the one of that name.
     *
     * @param content null: takes it out
     * @return what the files can hardly mean
     * @throws UnreadableDirectory where the files in force would be faulty; nothing changes then
     */
    public List<Complaint> put(String name, byte @Nullable [] content) {
        List<DirectoryFile> next = new ArrayList<>(stored());
        next.removeIf(file -> file.name().equals(name));
        if (content != null) {
            next.add(new DirectoryFile(name, content));
        }
        Sops now = sops.get();
        List<Complaint> doubts = Directories.read(next, now, otherwise(now)).doubts();
        database.sql("insert into directory_file (name, content, since) values (?, ?, ?)")
                .params(Arrays.asList(name, content, Timestamp.from(clock.instant())))
                .update();
        return doubts;
    }
}
