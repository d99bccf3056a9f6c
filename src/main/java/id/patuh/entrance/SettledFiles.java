package id.patuh.entrance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which files of the drop folder are complete: those that look the same as some time ago. Names that programs give to
 * files they have not finished are passed over. Source: RELIABILITY.md 5.
 */
public final class SettledFiles implements GenericFileFilter<File> {

    private static final Pattern UNFINISHED =
            Pattern.compile("\\..*|~.*|.*~|.*\\.(tmp|temp|part|partial|filepart|crdownload|download|swp|lock)");
    private static final int MOST_REMEMBERED = 100_000;

    private final Clock clock;
    private final Duration settle;
    private final Map<Path, Look> looks = new ConcurrentHashMap<>();

    private record Look(
            long size, FileTime changed, @Nullable Object key, long since) {

        boolean same(Look other) {
            return size == other.size && changed.equals(other.changed) && java.util.Objects.equals(key, other.key);
        }
    }

    SettledFiles(Clock clock, Duration settle) {
        this.clock = clock;
        this.settle = settle;
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        return accept(Path.of(file.getAbsoluteFilePath()));
    }

    boolean accept(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        Look now = UNFINISHED.matcher(name).matches() ? null : look(file);
        if (now == null) {
            looks.remove(file);
            return false;
        }
        if (looks.size() > MOST_REMEMBERED) {
            looks.clear();
        }
        Look first = looks.merge(file, now, (before, other) -> before.same(other) ? before : other);
        boolean settled = clock.millis() - first.since() >= settle.toMillis();
        if (settled) {
            looks.remove(file);
        }
        return settled;
    }

    private @Nullable Look look(Path file) {
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return seen.isRegularFile() || seen.isSymbolicLink()
                    ? new Look(seen.size(), seen.lastModifiedTime(), seen.fileKey(), clock.millis())
                    : null;
        } catch (IOException e) {
            return null;
        }
    }
}
