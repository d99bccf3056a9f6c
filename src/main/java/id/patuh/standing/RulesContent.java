package id.patuh.standing;

import id.patuh.audit.RuleBook;
import id.patuh.lint.Complaint;
import id.patuh.lint.UnreadableRules;
import id.patuh.lint.YamlReader;
import id.patuh.reception.Hash;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files of a rules folder as they were at one moment, so that what is checked, what is used and what is kept are the
 * same bytes. Hidden files and files larger than rules may be are left out. A folder without checks has the shipped ones.
 *
 * @param folder the folder's own name, as complaints and certificates show it
 * @param files bytes by path within the folder, {@code /} between its parts
 */
record RulesContent(String folder, SortedMap<String, byte[]> files) {

    private static final String SHIPPED = "rules";
    private static final String CHECKS = "checks/";
    private static final int DEEPEST = 4;
    private static final int MOST = 5_000;

    /** What ships with the program. */
    static RulesContent shipped() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        shipped("", files);
        return new RulesContent(SHIPPED, files);
    }

    /** @throws UnreadableRules where the folder cannot be listed or a file cannot be read */
    static RulesContent of(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(whole, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : all.filter(Files::isRegularFile).limit(MOST).toList()) {
                String path = whole.relativize(file).toString().replace('\\', '/');
                if (!isHidden(path) && Files.size(file) <= YamlReader.LARGEST + 1L) {
                    files.put(path, Files.readAllBytes(file));
                }
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw new UnreadableRules(List.of(new Complaint(
                    folder.toString(),
                    0,
                    0,
                    "tidak dapat dibaca: " + unreadable.getMessage(),
                    "cannot be read: " + unreadable.getMessage())));
        }
        if (files.keySet().stream().noneMatch(path -> path.startsWith(CHECKS))) {
            shipped(CHECKS, files);
        }
        Path name = whole.getFileName();
        return new RulesContent(name == null ? SHIPPED : name.toString(), files);
    }

    private static boolean isHidden(String path) {
        return path.startsWith(".") || path.contains("/.");
    }

    private static void shipped(String prefix, SortedMap<String, byte[]> files) {
        for (String line : new String(resource("index.txt"), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            String path = line.strip().startsWith("rules/") ? line.strip().substring(6) : line.strip();
            if (!path.isEmpty() && path.startsWith(prefix)) {
                files.put(path, resource(path));
            }
        }
    }

    private static byte[] resource(String path) {
        try (InputStream in = RulesContent.class.getClassLoader().getResourceAsStream("rules/" + path)) {
            if (in == null) {
                throw new IllegalStateException("rules/" + path + " is not part of this program; build it again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 over paths and bytes, lower-case hexadecimal. */
    String fingerprint() {
        MessageDigest digest = Hash.sha256();
        files.forEach((path, bytes) -> {
            digest.update((path + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    byte[] zipped() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What {@link #zipped} gave. */
    static RulesContent unzipped(String folder, byte[] archive) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RulesContent(folder, files);
    }

    /** The same with a file put in, in place of any of that path. */
    RulesContent with(String path, byte[] bytes) {
        SortedMap<String, byte[]> changed = new TreeMap<>(files);
        changed.put(path, bytes);
        return new RulesContent(folder, changed);
    }

    /** The same without a file. */
    RulesContent without(String path) {
        SortedMap<String, byte[]> changed = new TreeMap<>(files);
        changed.remove(path);
        return new RulesContent(folder, changed);
    }

    /** The path of a file that complaints and SOPs name with the folder's name before it. */
    String path(String file) {
        return file.startsWith(folder + "/") ? file.substring(folder.length() + 1) : file;
    }

    /** Faults and doubts of its SOPs and calendars; empty where nothing is wrong. */
    List<Complaint> lint() {
        Path temporary = written();
        try {
            return RulesFolder.lint(temporary.resolve(folder));
        } finally {
            delete(temporary);
        }
    }

    /** Ready to be audited with. Errors: {@link UnreadableRules} with everything that is wrong. */
    ReadRules read() {
        Path temporary = written();
        try {
            Sops sops = RulesFolder.read(temporary.resolve(folder));
            return new ReadRules(this, sops, RuleBook.of(sops));
        } finally {
            delete(temporary);
        }
    }

    private Path written() {
        try {
            Path temporary = Files.createTempDirectory("patuh-rules");
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = temporary.resolve(folder).resolve(file.getKey());
                Files.createDirectories(path.resolveSibling(""));
                Files.write(path, file.getValue());
            }
            return temporary;
        } catch (IOException e) {
            throw new UncheckedIOException("no room for a copy of the rules: " + e.getMessage(), e);
        }
    }

    private static void delete(Path temporary) {
        try (Stream<Path> all = Files.walk(temporary)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
