package id.patuh.sop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that come with the program: resources {@code rules/…}, listed one a line in {@code rules/index.txt}. */
record ClassPathSource(ClassLoader loader) implements RulesSource {

    private static final String PREFIX = "rules/";
    private static final String INDEX = "index.txt";

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public List<String> yamlFiles() throws IOException {
        return new String(bytes(INDEX), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .map(line -> line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : line)
                .filter(path -> !path.startsWith("checks/") && RulesSource.isYaml(path))
                .sorted()
                .toList();
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        try (InputStream in = loader.getResourceAsStream(PREFIX + path)) {
            if (in == null) {
                throw new UnreadableSource(
                        PREFIX + path + " bukan bagian dari program ini; bangun ulang programnya",
                        PREFIX + path + " is not part of this program; build it again");
            }
            return in.readAllBytes();
        }
    }

    @Override
    public byte @Nullable [] beside(String path, String name) {
        try {
            return bytes(path.substring(0, path.lastIndexOf('/') + 1) + name);
        } catch (IOException missing) {
            return null;
        }
    }
}
