package id.patuh.sop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a rules file, reading it ends in complaints or an SOP: never in another exception or a hang. */
class MangledRulesTest {

    private static final int ROUNDS = 2_000;
    private static final String ODD = "{}[]:,-#&*!|>'\"%@`?\t\n \0\u0085é\uFEFF0aP~<=";

    /** Files in memory. */
    private record Memory(Map<String, byte[]> files) implements RulesSource {

        @Override
        public String prefix() {
            return "rules/";
        }

        @Override
        public List<String> yamlFiles() {
            return files.keySet().stream().filter(RulesSource::isYaml).toList();
        }

        @Override
        public byte[] bytes(String path) {
            return Objects.requireNonNull(files.get(path));
        }

        @Override
        public byte @Nullable [] beside(String path, String name) {
            return files.get("calendars/" + name);
        }
    }

    @Test
    void aMangledSopEndsInComplaintsOrAnSop() throws IOException {
        mangle("contoh/sop.yaml", 20_261_122);
    }

    @Test
    void aMangledCalendarEndsInComplaintsOrAnSop() throws IOException {
        mangle("calendars/kantor.yaml", 7);
    }

    @Test
    void aMangledIcsFileEndsInComplaintsOrAnSop() throws IOException {
        mangle("calendars/libur.ics", 11);
    }

    private static void mangle(String path, long seed) throws IOException {
        Map<String, byte[]> files = files();
        byte[] whole = Objects.requireNonNull(files.get(path));
        Random random = new Random(seed);
        int refused = 0;
        assertThat(RulesReader.read(new Memory(files), null).faults()).isEmpty();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] mangled = mangled(new String(whole, StandardCharsets.UTF_8), random);
            files.put(path, mangled);
            RulesReader.Outcome outcome = assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> RulesReader.read(new Memory(files), null),
                    () -> new String(mangled, StandardCharsets.UTF_8));
            assertThat(outcome.sops() == null).isEqualTo(!outcome.faults().isEmpty());
            refused += outcome.sops() == null ? 1 : 0;
        }
        assertThat(refused).isBetween(ROUNDS / 20, ROUNDS - 1);
    }

    private static byte[] mangled(String text, Random random) {
        StringBuilder mangled = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int from = random.nextInt(mangled.length());
            int to = Math.min(mangled.length(), from + 1 + random.nextInt(random.nextBoolean() ? 3 : 60));
            switch (random.nextInt(5)) {
                case 0 -> mangled.delete(from, to);
                case 1 -> mangled.insert(from, mangled.substring(from, to));
                case 2 -> mangled.setCharAt(from, ODD.charAt(random.nextInt(ODD.length())));
                case 3 -> mangled.insert(from, ODD.charAt(random.nextInt(ODD.length())));
                default -> mangled.insert(random.nextInt(mangled.length()), mangled.substring(from, to));
            }
        }
        byte[] bytes = mangled.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(20) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static Map<String, byte[]> files() throws IOException {
        String sop =
                Files.readString(Path.of("src/test/resources/lint/sop-fine-all-keys.yaml"), StandardCharsets.UTF_8);
        Map<String, byte[]> files = new TreeMap<>();
        files.put(
                "contoh/sop.yaml",
                sop.replace("calendar: jam-kerja", "calendar: kantor").getBytes(StandardCharsets.UTF_8));
        String calendar =
                Files.readString(Path.of("src/test/resources/lint/calendar-fine.yaml"), StandardCharsets.UTF_8);
        files.put("calendars/kantor.yaml", (calendar + "ics: libur.ics\n").getBytes(StandardCharsets.UTF_8));
        files.put("calendars/libur.ics", """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//x//y//EN
                BEGIN:VEVENT
                UID:1
                DTSTART;VALUE=DATE:20240817
                DTEND;VALUE=DATE:20240818
                RRULE:FREQ=YEARLY;INTERVAL=1;UNTIL=20500101;BYMONTH=8
                EXDATE;VALUE=DATE:20260817
                RDATE;VALUE=DATE:20260818
                SUMMARY:Proklamasi
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                DTSTART;VALUE=DATE:20261225
                DURATION:P2D
                STATUS:CONFIRMED
                SUMMARY:Natal
                END:VEVENT
                END:VCALENDAR
                """.getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
