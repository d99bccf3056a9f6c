package id.patuh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewCommandTest {

    private static final String CSV = "sample-data/kasus-2026-10.csv";

    private record Shown(int exit, String out) {}

    private static Shown preview(String... more) {
        List<String> arguments = new ArrayList<>(List.of("preview", "--rules", "rules"));
        arguments.addAll(List.of(more));
        arguments.add(CSV);
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int exit = Cli.run(arguments.toArray(String[]::new));
            return new Shown(exit, out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void aCasesNoticeIsShownWithThoseWhoWouldGetIt() {
        Shown shown = preview("--case", "GJ-2026-10-007", "--lang", "en");
        assertThat(shown.exit()).isZero();
        assertThat(shown.out())
                .startsWith("To: ")
                .contains("Subject: [GJ-2026-10-007]", "Condition (what happened)", "Recommendation");
    }

    @Test
    void aRungIsShownWhetherItIsReachedOrNot() {
        Shown shown = preview(
                "--case",
                "GJ-2026-10-007",
                "--rung",
                "150",
                "--step",
                "4",
                "--as-of",
                "2026-10-05 10:19",
                "--directory",
                "sample-data/directory/kantor.yaml");
        assertThat(shown.exit()).isZero();
        assertThat(shown.out()).contains("To: kabid-aptika@kominfo.example", "Eskalasi 150 %: waktu langkah 4");
    }

    @Test
    void asAPageItIsHtml() {
        assertThat(preview("--case", "GJ-2026-10-007", "--format", "html").out())
                .startsWith("<!DOCTYPE html>")
                .contains("Rekomendasi");
    }

    @Test
    void aCaseThatIsNotThereIsWrongUse() {
        assertThat(preview("--case", "none").exit()).isEqualTo(2);
        assertThat(preview("--case", "GJ-2026-10-007", "--directory", "none.yaml")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void aCaseWithNothingToTellShowsNothing() {
        assertThat(preview("--case", "GJ-2026-10-001", "--rung", "150")).isEqualTo(new Shown(0, ""));
    }
}
