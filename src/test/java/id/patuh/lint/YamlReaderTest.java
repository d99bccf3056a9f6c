package id.patuh.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    private final Complaints complaints = new Complaints("rules/x/sop.yaml");

    @ParameterizedTest
    @ValueSource(
            strings = {"yes", "ya", "2021-01", "2021-01-01", "07:30", "1e3", "010", "0x1F", "1_000", ".5", "on", "1.10"
            })
    void aScalarStaysTheTextThatWasWritten(String written) {
        assertThat(read("a: " + written))
                .isInstanceOfSatisfying(
                        Node.Mapping.class,
                        mapping -> assertThat(mapping.get("a")).isEqualTo(new Node.Scalar(written, true, 1, 4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null"})
    void nothingIsNoText(String written) {
        Node.Mapping mapping = (Node.Mapping) Objects.requireNonNull(read("a: " + written));
        assertThat(mapping.entries().get(0).value().isNothing()).isTrue();
    }

    @Test
    void aQuotedNullIsAText() {
        Node.Mapping mapping = (Node.Mapping) Objects.requireNonNull(read("a: 'null'"));
        assertThat(mapping.entries().get(0).value().isNothing()).isFalse();
    }

    @Test
    void linesAndColumnsCountFromOneAndInCharacters() {
        Node.Mapping mapping = (Node.Mapping) Objects.requireNonNull(read("\uFEFF# ½\r\nä𝄞: [x,\r\n  y]"));
        assertThat(mapping.entries().get(0).key()).isEqualTo(new Node.Scalar("ä𝄞", true, 2, 1));
        assertThat(mapping.entries().get(0).value())
                .isInstanceOfSatisfying(
                        Node.Sequence.class,
                        list -> assertThat(list.items())
                                .containsExactly(new Node.Scalar("x", true, 2, 6), new Node.Scalar("y", true, 3, 3)));
    }

    @Test
    void aByteThatIsNotUtf8IsAComplaintAtItsPlace() {
        assertThat(YamlReader.read("a: b\nc: Å".getBytes(StandardCharsets.ISO_8859_1), complaints))
                .isNull();
        assertThat(complaints.faults())
                .containsExactly(new Complaint(
                        "rules/x/sop.yaml",
                        2,
                        4,
                        "bukan UTF-8 (bita 0xC5); simpan berkas sebagai UTF-8",
                        "not UTF-8 (byte 0xC5); save the file as UTF-8"));
    }

    @Test
    void utf16IsAComplaint() {
        assertThat(YamlReader.read("sop: x".getBytes(StandardCharsets.UTF_16), complaints))
                .isNull();
        assertThat(complaints.faults()).singleElement().asString().contains("not UTF-8 (byte 0xFE)");
    }

    @Test
    void aControlCharacterIsAComplaintAtItsPlace() {
        assertThat(read("a: b\nc: \u0007")).isNull();
        assertThat(complaints.faults()).singleElement().asString().contains(":2:4:", "U+0007");
    }

    @Test
    void aTooLargeFileIsAComplaint() {
        assertThat(YamlReader.read(new byte[YamlReader.LARGEST + 1], complaints))
                .isNull();
        assertThat(complaints.faults()).singleElement().asString().contains("larger than 2 MB");
    }

    @Test
    void aliasesThatGrowBeyondMeasureAreAComplaint() {
        String laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
                + IntStream.range(1, 12)
                        .mapToObj(i -> "a%d: &a%d [%s]\n"
                                .formatted(
                                        i,
                                        i,
                                        IntStream.range(0, 10)
                                                .mapToObj(j -> "*a" + (i - 1))
                                                .collect(Collectors.joining(", "))))
                        .collect(Collectors.joining());
        inTime(laughs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: &a [*a]", "&a {b: *a}", "a: &a {*a : b}", "&a [[*a]]"})
    void anAliasOfItselfIsAComplaint(String yaml) {
        inTime(yaml);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{", "- ", "? ", "{a: ", "[{"})
    void whatIsNestedTooDeepIsAComplaint(String opening) {
        inTime(opening.repeat(200_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\UFFFFFFFF\"",
                "%YAML 9999999999999.1\n---\na: b",
                "\"\\xZZ\"",
                "a: !<",
                "--- |99999999999\nx",
                "&",
                "!",
                "%"
            })
    void oddSyntaxIsAComplaint(String yaml) {
        inTime(yaml);
    }

    private void inTime(String yaml) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(read(yaml)).isNull());
        assertThat(complaints.faults())
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.message()).hasSizeLessThan(400))
                .allSatisfy(BothLanguages::areSaidBy);
    }

    private @Nullable Node read(String yaml) {
        return YamlReader.read(yaml.getBytes(StandardCharsets.UTF_8), complaints);
    }
}
