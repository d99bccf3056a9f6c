package id.patuh.reception;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Raw bytes on disk, each content once, under its SHA-256. What {@link #store} has returned survives a power cut: written
 * to a file of its own, forced to the disk, given its name, and the folder forced too. Safe for use by several threads.
 * Source: RELIABILITY.md 1.
 */
final class Spool {

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Path unfinished;
    private final Disk disk;

    /** @param folder made where it is not there; what an earlier run left unfinished in it is deleted */
    Spool(Path folder, Disk disk) {
        this.folder = folder;
        this.unfinished = folder.resolve("tmp");
        this.disk = disk;
        try {
            Files.createDirectories(unfinished);
            disk.forceFolder(folder);
            deleteUnfinished();
        } catch (IOException e) {
            throw new UncheckedIOException("the spool " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * Bytes that are durable.
     *
     * @param sha256 lower-case hexadecimal
     */
    record Stored(String sha256, long size) {}

    /**
     * Makes the bytes durable.
     *
     * @param largest how many there may be
     * @throws TooLarge where there are more; nothing is kept
     */
    Stored store(InputStream bytes, long largest) throws IOException {
        Path file = unfinished.resolve(UUID.randomUUID().toString());
        try {
            Stored stored = write(bytes, file, largest);
            keep(file, stored);
            return stored;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Stored write(InputStream bytes, Path file, long largest) throws IOException {
        MessageDigest digest = Hash.sha256();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > largest) {
                    throw TooLarge.than(largest);
                }
                digest.update(buffer, 0, read);
                write(channel, ByteBuffer.wrap(buffer, 0, read));
            }
            disk.force(channel, file);
        }
        return new Stored(HexFormat.of().formatHex(digest.digest()), size);
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Another thread may have stored the same bytes; either file will do, both are complete. */
    private void keep(Path file, Stored stored) throws IOException {
        Path home = path(stored.sha256());
        Path parent = home.getParent();
        if (parent == null) {
            throw new IllegalStateException("no folder for " + home);
        }
        if (!Files.isDirectory(parent)) {
            Files.createDirectories(parent);
            disk.forceFolder(folder);
        }
        disk.move(file, home);
        disk.forceFolder(parent);
    }

    /** Where the bytes of that hash lie. */
    Path path(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    Path folder() {
        return folder;
    }

    private void deleteUnfinished() throws IOException {
        try (Stream<Path> files = Files.list(unfinished)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }
}
