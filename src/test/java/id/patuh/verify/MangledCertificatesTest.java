package id.patuh.verify;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.findings.Permohonan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Certificates with values of any kind in any place: each is judged or refused with a message, none breaks the verifier. */
class MangledCertificatesTest {

    private static final int MANGLED = 3_000;
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path temporary;

    private final Random random = new Random(2026);

    @Test
    void whateverACertificateHoldsIsJudgedOrRefused() throws IOException {
        List<JsonNode> certificates = new ArrayList<>();
        Permohonan.audited()
                .forEachCertificates(oneCase -> JSON.readTree(oneCase).forEach(certificates::add));
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < MANGLED; i++) {
            JsonNode certificate =
                    certificates.get(random.nextInt(certificates.size())).deepCopy();
            mangle(certificate);
            all.add(certificate);
        }
        Path file = Files.writeString(temporary.resolve("all.json"), all.toString());
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        assertThat(Verifier.run(List.of(file), null, Locale.ENGLISH, out, err)).isEqualTo(Verifier.UNUSABLE);
        long judged = out.toString().lines().count();
        long refused = err.toString()
                .lines()
                .filter(line -> line.contains("all.json["))
                .count();
        assertThat(judged + refused).isEqualTo(MANGLED);
        assertThat(judged).isGreaterThan(MANGLED / 10);
        assertThat(err.toString()).doesNotContain("Exception").doesNotContain("null");
    }

    /** Goes down at random and replaces what it comes to. */
    private void mangle(JsonNode node) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            if (isEnd(object.get(name))) {
                object.set(name, anything());
            } else {
                mangle(object.get(name));
            }
        } else if (node instanceof ArrayNode list && !list.isEmpty()) {
            int place = random.nextInt(list.size());
            if (isEnd(list.get(place))) {
                list.set(place, anything());
            } else {
                mangle(list.get(place));
            }
        }
    }

    private boolean isEnd(JsonNode node) {
        return node.isEmpty() || random.nextInt(8) == 0;
    }

    private JsonNode anything() {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (random.nextInt(12)) {
            case 0 -> make.nullNode();
            case 1 -> make.stringNode("");
            case 2 -> make.stringNode("2026-10-05T23:59:60+08:00");
            case 3 -> make.stringNode("0001-01-01T00:00:00Z");
            case 4 -> make.stringNode("1");
            case 5 -> make.stringNode("always");
            case 6 -> make.numberNode(-1);
            case 7 -> make.numberNode(Long.MAX_VALUE);
            case 8 -> make.numberNode(0.5);
            case 9 -> make.booleanNode(random.nextBoolean());
            case 10 -> make.arrayNode().add("1");
            default -> make.objectNode().put("id", "1");
        };
    }
}
