package id.patuh.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class HtmlTextTest {

    private static String text(String html) {
        return HtmlText.of(html).replaceAll("\n+", "\n").strip();
    }

    @Test
    void blocksBeginLines() {
        assertThat(text("<html><body><p>kasus: A</p><div>langkah: 1</div>waktu:&nbsp;2026<br>ket: x &amp; y"))
                .isEqualTo("kasus: A\nlangkah: 1\nwaktu: 2026\nket: x & y");
    }

    @Test
    void cellsOfATableStandBehindTabs() {
        assertThat(text("<table><tr><td>kasus</td><td>A</td></tr><tr><td>langkah</td><td>1</td></tr></table>"))
                .isEqualTo("kasus\tA\nlangkah\t1");
    }

    @Test
    void quotesAreMarked() {
        assertThat(text("<p>kasus: A</p><blockquote><p>kasus: B</p></blockquote>langkah: 1"))
                .isEqualTo("kasus: A\n> kasus: B\nlangkah: 1");
    }

    @Test
    void scriptsStylesAndCommentsAreNoText() {
        assertThat(
                        text(
                                "<head><title>x</title></head><style>a:b</style><!-- at: 1 --><script>at: '<p>'</script>kasus: A"))
                .isEqualTo("kasus: A");
    }

    @Test
    void attributesMayHoldBrackets() {
        assertThat(text("<a href=\"x>y\">kasus: A</a>")).isEqualTo("kasus: A");
    }

    @Test
    void aLoneBracketIsText() {
        assertThat(text("1 < 2 > 0")).isEqualTo("1 < 2 > 0");
    }

    @Test
    void nothingBreaksOrDelaysIt() {
        Random random = new Random(4);
        String[] pieces = {"<", ">", "\"", "'", "<!--", "-->", "<p", "</", "&#x", "&amp", ";", "a", " ", "<td>", "<pre>"
        };
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 2_000; i++) {
                StringBuilder html = new StringBuilder();
                random.ints(200, 0, pieces.length).forEach(piece -> html.append(pieces[piece]));
                assertThatNoException().isThrownBy(() -> HtmlText.of(html.toString()));
            }
            HtmlText.of("<a\"'>".repeat(150_000));
            HtmlText.of("<".repeat(900_000));
            HtmlText.of("<!--".repeat(200_000));
        });
    }
}
