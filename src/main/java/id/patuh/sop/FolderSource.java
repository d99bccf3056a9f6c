package id.patuh.sop;

import id.patuh.lint.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rules folder on disk. */
record FolderSource(Path folder) implements RulesSource {

    private static final String CHECKS = "checks";

    @Override
    public String prefix() {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "/" : name + "/";
    }

    @Override
    public List<String> yamlFiles() throws IOException {
        if (!Files.exists(folder)) {
            throw new UnreadableSource(
                    "tidak ada folder " + folder + "; sebutkan folder aturan dengan --rules DIR",
                    "no folder " + folder + "; name the rules folder with --rules DIR");
        }
        if (!Files.isDirectory(folder)) {
            throw new UnreadableSource(
                    folder + " adalah berkas; sebutkan folder aturan dengan --rules DIR",
                    folder + " is a file; name the rules folder with --rules DIR");
        }
        List<String> files = new ArrayList<>();
        for (String name : names(folder)) {
            Path path = folder.resolve(name);
            if (RulesSource.isYaml(name)) {
                files.add(name);
            } else if (!name.startsWith(".") && !name.equals(CHECKS) && Files.isDirectory(path)) {
                names(path).stream().filter(RulesSource::isYaml).forEach(file -> files.add(name + "/" + file));
            }
        }
        Collections.sort(files);
        return files;
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        return bytes(folder.resolve(path));
    }

    @Override
    public byte @Nullable [] beside(String path, String name) {
        try {
            Path whole = folder.toAbsolutePath().normalize();
            Path place = whole.resolve(path).resolveSibling(name).normalize();
            byte[] bytes = place.startsWith(whole) ? bytes(place) : null;
            return bytes == null || bytes.length > YamlReader.LARGEST ? null : bytes;
        } catch (IOException | InvalidPathException unreadable) {
            return null;
        }
    }

    /** No more than is needed to tell that a file is too large. */
    private static byte[] bytes(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnreadableSource(
                    "folder, bukan berkas; ganti namanya atau pindahkan isinya",
                    "a folder, not a file; rename it or move what is in it");
        }
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnreadableSource("bukan berkas biasa", "no ordinary file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(YamlReader.LARGEST + 1);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException failure) {
            throw new UnreadableSource(
                    "isi folder tidak dapat dibaca: " + failure.getMessage(),
                    "the folder cannot be listed: " + failure.getMessage());
        }
    }
}
