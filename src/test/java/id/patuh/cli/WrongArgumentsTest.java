package id.patuh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Arguments that cannot be read are told in the language asked for, wherever it is asked for. */
class WrongArgumentsTest {

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(List.of("audit", "--foo"), "pilihan '--foo' tidak dikenal", "option '--foo' is not known"),
                Arguments.of(List.of("nonsense"), "perintah 'nonsense' tidak dikenal", "command 'nonsense'"),
                Arguments.of(List.of("explain", "x.csv"), "wajib: --case CASE", "needed: --case CASE"),
                Arguments.of(List.of("explain", "--case"), "--case tidak disertai nilai", "--case has no value"),
                Arguments.of(
                        List.of("explain", "--case", "--all"), "--case tidak disertai nilai", "--case has no value"),
                Arguments.of(
                        List.of("audit", "--format", "pdf"),
                        "'pdf' bukan nilai --format; yang dapat ditulis: csv, json, xlsx",
                        "'pdf' is no value of --format; write: csv, json, xlsx"),
                Arguments.of(
                        List.of("report", "--month", "2026-10", "--format", "pdf,exe"),
                        "'exe' bukan nilai --format; yang dapat ditulis: pdf, xlsx, docx, html",
                        "'exe' is no value of --format"),
                Arguments.of(List.of("preview", "--case", "1", "--rung", "abc"), "'abc' bukan nilai", "'abc' is no"),
                Arguments.of(List.of("audit", "--all=7"), "--all tidak memakai nilai", "--all takes no value"),
                Arguments.of(
                        List.of("audit", "--out", "a", "--out", "b"), "--out disebutkan lebih", "--out is given more"),
                Arguments.of(List.of("verify"), "wajib: CERTIFICATE.json", "needed: CERTIFICATE.json"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongArgumentIsToldInBothLanguages(List<String> arguments, String indonesian, String english) {
        assertThat(told(arguments).err()).contains(indonesian, " --help");
        assertThat(told(with(arguments, "--lang", "id")).err()).contains(indonesian);
        assertThat(told(with(arguments, "--lang=en")).err()).contains(english);
        assertThat(told(with(arguments, "--lang", "EN")).exit()).isEqualTo(2);
    }

    @Test
    void theHelpIsInBothLanguages() {
        for (List<String> arguments : List.of(List.of("--help"), List.of("audit", "--help"), List.of("help", "help"))) {
            assertThat(told(arguments).out())
                    .contains("Tampilkan bantuan ini. | Show this help.")
                    .doesNotContain("message and exit", "Display", "Print version");
        }
    }

    private static List<String> with(List<String> arguments, String... more) {
        return Stream.concat(arguments.stream(), Stream.of(more)).toList();
    }

    private static Told told(List<String> arguments) {
        return Told.patuh(arguments.toArray(String[]::new));
    }
}
