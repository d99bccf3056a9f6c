package id.patuh.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What every complaint owes its readers: Indonesian words beside the English ones, no mixture of both. */
public final class BothLanguages {

    private static final Pattern QUOTED =
            Pattern.compile("'[^']*'|(Yang dikenal|Known).*|\\([^)]*\\)|\\{[^}]*}|\\[[^]]*]");
    private static final Pattern ENGLISH = Pattern.compile(
            "(?i)\\b(the|is|are|has|have|write|delete|correct|keep|give|here|line|no|none|with|and)\\b");
    private static final Pattern INDONESIAN =
            Pattern.compile("(?i)\\b(tidak|dan|atau|yang|tulis|hapus|perbaiki|berupa|baris|di|dalam|untuk)\\b");

    private BothLanguages() {}

    public static void areSaidBy(Complaint complaint) {
        assertThat(complaint.id()).isNotBlank().isNotEqualTo(complaint.en());
        assertThat(QUOTED.matcher(complaint.id()).replaceAll("")).doesNotContainPattern(ENGLISH);
        assertThat(QUOTED.matcher(complaint.en()).replaceAll("")).doesNotContainPattern(INDONESIAN);
        assertThat(complaint.inIndonesian()).startsWith(complaint.file()).endsWith(complaint.id());
        assertThat(complaint.inEnglish()).startsWith(complaint.file()).endsWith(complaint.en());
    }
}
