package id.patuh.entrance;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts files into folders without ever overwriting one: {@code kasus.csv}, {@code kasus-2.csv}, … */
final class NewNames {

    private NewNames() {}

    /**
     * Moves a file.
     *
     * @param name that it gets where it is free
     * @return where it is now
     */
    static Path move(Path file, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        for (int i = 1; ; i++) {
            Path target = folder.resolve(numbered(name, i));
            try {
                if (Files.isSymbolicLink(file)) {
                    return Files.move(file, target);
                }
                Files.createLink(target, file);
                Files.delete(file);
                return target;
            } catch (FileAlreadyExistsException e) {
                if (Files.isSameFile(target, file)) {
                    Files.delete(file);
                    return target;
                }
            } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
                if (!Files.exists(file)) {
                    throw e;
                }
                Path moved = moveWithoutLinks(file, target);
                if (moved != null) {
                    return moved;
                }
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Path moveWithoutLinks(Path file, Path target) throws IOException {
        try {
            Files.createFile(target);
        } catch (FileAlreadyExistsException e) {
            return null;
        }
        return Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes a file; one of that name with the same content is left as it is. */
    static Path write(byte[] content, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, ".", ".tmp");
        try {
            Files.write(unfinished, content);
            for (int i = 1; ; i++) {
                Path target = folder.resolve(numbered(name, i));
                if (!Files.exists(target)) {
                    return move(unfinished, folder, target.getFileName().toString());
                }
                if (Files.size(target) == content.length && Files.mismatch(target, unfinished) < 0) {
                    return target;
                }
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String numbered(String name, int number) {
        int dot = name.indexOf('.', 1);
        return number == 1
                ? name
                : dot < 0 ? name + "-" + number : name.substring(0, dot) + "-" + number + name.substring(dot);
    }
}
