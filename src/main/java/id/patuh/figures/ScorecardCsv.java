package id.patuh.figures;

import id.patuh.findings.VerdictTable;
import id.patuh.scorecard.Dimension;
import id.patuh.scorecard.Grouping;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard as CSV (RFC 4180): a line for each group and figure, what was not measured being empty. Cells that a spreadsheet
 * would take for a formula are neutralised.
 */
public final class ScorecardCsv {

    private static final List<String> FIGURE =
            List.of("figure", "value", "numerator", "denominator", "few", "before", "change");

    private ScorecardCsv() {}

    /** Errors: {@link IOException} where {@code out} refuses. */
    public static void write(Appendable out, Compared card, Collection<Grouping> by) throws IOException {
        line(
                out,
                Stream.of(Stream.of("by"), Arrays.stream(Dimension.values()).map(Dimension::word), FIGURE.stream())
                        .flatMap(words -> words)
                        .toList());
        lines(out, "", card.total());
        for (Grouping grouping : by) {
            for (Compared.Line one : card.by(grouping)) {
                lines(out, grouping.toString(), one);
            }
        }
    }

    private static void lines(Appendable out, String by, Compared.Line one) throws IOException {
        List<Measured> now = Measured.of(one.now());
        List<Measured> before = one.before() == null ? List.of() : Measured.of(one.before());
        for (int i = 0; i < now.size(); i++) {
            line(out, cells(by, one.filter(), now.get(i), before.isEmpty() ? null : before.get(i)));
        }
    }

    private static List<String> cells(
            String by, Map<Dimension, String> filter, Measured now, @Nullable Measured before) {
        return Stream.of(
                        Stream.of(by),
                        Arrays.stream(Dimension.values()).map(one -> filter.getOrDefault(one, "")),
                        Stream.of(
                                now.name(),
                                text(now.value()),
                                text(now.numerator()),
                                text(now.denominator()),
                                now.isFew() ? "few" : "",
                                text(before == null ? null : before.value()),
                                text(now.since(before))))
                .flatMap(cells -> cells)
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? "" : value.toString();
    }

    private static void line(Appendable out, List<String> cells) throws IOException {
        out.append(cells.stream().map(ScorecardCsv::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String quoted(String cell) {
        // a number may well begin with a minus
        String neutral = cell.matches("-?[0-9.]+") ? cell : VerdictTable.neutral(cell);
        return VerdictTable.quoted(neutral);
    }
}
