package id.patuh.cli;

import id.patuh.intake.Rejected;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;

/** The rows that could not be read, as a command shows them: the first few, and how many more there are. */
record Rejections(List<Rejected> rows, Words words) {

    private static final int SHOWN = 10;

    /** The same, those of the case first. */
    Rejections firstOf(String caseId) {
        return new Rejections(
                rows.stream()
                        .sorted(Comparator.comparing((Rejected row) -> !row.isOf(caseId)))
                        .toList(),
                words);
    }

    int of(String caseId) {
        return (int) rows.stream().filter(row -> row.isOf(caseId)).count();
    }

    void show(PrintWriter err) {
        rows.stream().limit(SHOWN).forEach(row -> err.println(row.message(words.language())));
        if (rows.size() > SHOWN) {
            err.println(words.more(rows.size() - SHOWN));
        }
    }
}
