package id.patuh.sop;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the files of a rules folder come from. */
interface RulesSource {

    /** What comes before the files' names in complaints, e.g. {@code rules/}. */
    String prefix();

    /** The YAML files, sorted, by their path within the folder, {@code /} between its parts. */
    List<String> yamlFiles() throws IOException;

    /**
     * A file whole, or so much of it that one can tell it is too large.
     *
     * @throws IOException saying why the file cannot be read */
    byte[] bytes(String path) throws IOException;

    /** A file that another one names; null where there is none that can be read. */
    byte @Nullable [] beside(String path, String name);

    /** Whether a file name is that of a YAML file that is not hidden. */
    static boolean isYaml(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (small.endsWith(".yaml") || small.endsWith(".yml"));
    }
}
