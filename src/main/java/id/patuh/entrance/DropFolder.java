package id.patuh.entrance;

import id.patuh.reception.Arrival;
import id.patuh.reception.Content;
import id.patuh.reception.Received;
import id.patuh.reception.Source;
import id.patuh.reception.TooLarge;
import id.patuh.sop.Text;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that files are dropped into. A complete file is first moved out of everybody's reach, so that nobody changes
 * it while it is read and two services never take the same one; then it is taken in; then, and only then, it is moved to
 * {@code done}. What is no file of events goes to {@code rejected} with a note. After a crash files that were out of reach
 * are put back. Source: RELIABILITY.md 1, 5.
 */
public final class DropFolder {

    static final String DONE = "done";
    static final String REJECTED = "rejected";

    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);
    private static final String TAKEN = ".taken";
    private static final Pattern EVENTS =
            Pattern.compile(".*\\.((csv|tsv|json|jsonocel|ndjson|jsonl|xes)(\\.gz)?|xlsx)");

    private final Path folder;
    private final DroppedFiles files;

    /** Makes the folder where it is missing, and puts back what a crash left out of reach. */
    DropFolder(Path folder, DroppedFiles files) {
        this.folder = folder;
        this.files = files;
        try {
            for (String inner : List.of(DONE, REJECTED, TAKEN)) {
                Files.createDirectories(folder.resolve(inner));
            }
            putBackAll();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the drop folder " + folder + " cannot be used; check patuh.intake.folder", e);
        }
    }

    /**
     * A file out of everybody's reach.
     *
     * @param name that it was dropped under
     */
    public record Taken(Path path, String name, long size, FileTime changed) {}

    /** Moves a file out of reach; null where it is not there any more, or went to {@code rejected} at once. */
    public @Nullable Taken take(File dropped) throws IOException {
        Path file = dropped.toPath();
        String name = String.valueOf(file.getFileName());
        Path place = Files.createTempDirectory(folder.resolve(TAKEN), "t");
        try {
            Path path = Files.move(file, place.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            Text refusal = refusal(path, name);
            if (refusal != null) {
                reject(path, name, refusal);
                return null;
            }
            return new Taken(path, name, Files.size(path), Files.getLastModifiedTime(path));
        } catch (NoSuchFileException e) {
            return null;
        } finally {
            deleteIfEmpty(place);
        }
    }

    private static @Nullable Text refusal(Path path, String name) {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return new Text(
                    "tautan tidak dibaca; taruh berkas aslinya di sini",
                    "links are not followed; put the file itself here");
        }
        if (!EVENTS.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            return new Text(
                    "yang dibaca adalah .csv, .tsv, .json, .jsonocel, .ndjson, .jsonl, .xes (juga .gz) dan .xlsx; ubah nama atau jenis"
                            + " berkas ini",
                    "read are .csv, .tsv, .json, .jsonocel, .ndjson, .jsonl, .xes (.gz of them too) and .xlsx; change the file's name"
                            + " or kind");
        }
        return null;
    }

    /** The file as the reception takes it. */
    public Arrival arrival(Taken file) {
        return new Arrival(Source.FOLDER, file.name(), null, file.name(), null, null, null, Content.of(file.path()));
    }

    /** Moves a file that was taken in to {@code done}. */
    public void done(@ExchangeProperty("file") Taken file, @Body Received received) throws IOException {
        if (Files.size(file.path()) != file.size()
                || !Files.getLastModifiedTime(file.path()).equals(file.changed())) {
            LOG.warn("a dropped file was still being written when it was read; it is read again");
            NewNames.move(file.path(), folder, file.name());
        } else {
            Path done = NewNames.move(file.path(), folder.resolve(DONE), file.name());
            files.add(received.input().id(), String.valueOf(done.getFileName()));
        }
        deleteIfEmpty(file.path().getParent());
    }

    /** What could not be taken in: too large a file goes to {@code rejected}, any other back to where it was. */
    public void failed(@ExchangeProperty("file") Taken file, Exchange exchange) throws IOException {
        Exception error = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS)) {
            if (error instanceof TooLarge large) {
                reject(file.path(), file.name(), large.reason());
            } else {
                NewNames.move(file.path(), folder, file.name());
            }
        }
        deleteIfEmpty(file.path().getParent());
    }

    private void reject(Path path, String name, Text reason) throws IOException {
        Path moved = NewNames.move(path, folder.resolve(REJECTED), name);
        explain(String.valueOf(moved.getFileName()), reason);
    }

    /** Says what is wrong with a file as a whole; one of which nothing was taken moves from {@code done} there, too. */
    void explain(String name, boolean nothingTaken, Text reason) throws IOException {
        Path file = folder.resolve(DONE).resolve(name);
        if (nothingTaken && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            reject(file, name, reason);
        } else {
            explain(name, reason);
        }
    }

    private void explain(String name, Text reason) throws IOException {
        String text = reason.id() + "\n\n" + reason.en() + "\n";
        NewNames.write(text.getBytes(StandardCharsets.UTF_8), folder.resolve(REJECTED), name + ".reason.txt");
    }

    /** Puts a file into {@code rejected}, to be mended and dropped in again. */
    void giveBack(String name, byte[] content) throws IOException {
        NewNames.write(content, folder.resolve(REJECTED), name);
    }

    private void putBackAll() throws IOException {
        try (Stream<Path> places = Files.list(folder.resolve(TAKEN))) {
            for (Path place : places.toList()) {
                putBack(place);
            }
        }
    }

    private void putBack(Path place) throws IOException {
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> left = Files.list(place)) {
                for (Path file : left.toList()) {
                    NewNames.move(file, folder, String.valueOf(file.getFileName()));
                }
            }
            deleteIfEmpty(place);
        }
    }

    private static void deleteIfEmpty(@Nullable Path place) throws IOException {
        if (place == null || !Files.isDirectory(place)) {
            return;
        }
        try (Stream<Path> left = Files.list(place)) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.deleteIfExists(place);
    }
}
