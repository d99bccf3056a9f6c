package id.patuh.directory;

import java.util.Locale;

/**
 * A file of a directory.
 *
 * @param name as the user gave it; its end tells YAML ({@code .yaml}, {@code .yml}) from CSV ({@code .csv})
 */
public record DirectoryFile(String name, byte[] bytes) {

    /** Whether a file of that name can be one. */
    public static boolean isOne(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.endsWith(".yaml") || small.endsWith(".yml") || isCsv(small);
    }

    boolean isCsv() {
        return isCsv(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isCsv(String small) {
        return small.endsWith(".csv");
    }

    /** The name without folders and end. */
    String stem() {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        return dot < 0 ? last : last.substring(0, dot);
    }
}
