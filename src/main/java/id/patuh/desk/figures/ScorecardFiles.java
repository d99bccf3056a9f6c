package id.patuh.desk.figures;

import id.patuh.desk.DeskLanguage;
import id.patuh.desk.Words;
import id.patuh.figures.Compared;
import id.patuh.figures.Measured;
import id.patuh.figures.ScorecardCsv;
import id.patuh.findings.VerdictTable;
import id.patuh.scorecard.Dimension;
import id.patuh.scorecard.Grouping;
import id.patuh.sop.Language;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of a scorecard as a file: every group, not only those of one page. */
@Component
class ScorecardFiles {

    /** The figures of the page's table. */
    static final Set<String> SHOWN = Set.of(
            "conformance",
            "on-time",
            "proven",
            "clean-cases",
            "median",
            "p90",
            "own-delay",
            "cases",
            "open",
            "overdue",
            "violated",
            "critical",
            "unproven");

    private static final String PERCENT = "0.0%";

    private final FigureNames names;
    private final Words words;

    ScorecardFiles(FigureNames names, Words words) {
        this.names = names;
        this.words = words;
    }

    void csv(Compared card, Grouping grouping, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        ScorecardCsv.write(writer, card, List.of(grouping));
        writer.flush();
    }

    /** One sheet with a filter; shares with their numerators and denominators, all as numbers. */
    void xlsx(Compared card, Grouping grouping, Locale locale, OutputStream out) throws IOException {
        Workbook book = new Workbook(out, "Patuh", "1.0");
        Worksheet sheet = book.newWorksheet("rapor");
        List<String> heading = heading(grouping, Measured.of(card.total().now()));
        for (int column = 0; column < heading.size(); column++) {
            sheet.value(0, column, heading.get(column));
        }
        sheet.freezePane(0, 1);
        int line = 0;
        write(sheet, ++line, grouping, card.total(), locale);
        for (Compared.Line one : card.by(grouping)) {
            write(sheet, ++line, grouping, one, locale);
        }
        sheet.setAutoFilter(0, 0, line, heading.size() - 1);
        book.finish();
    }

    private List<String> heading(Grouping grouping, List<Measured> figures) {
        List<String> heading = new ArrayList<>();
        grouping.dimensions().forEach(one -> heading.add(words.of("figures.by." + one.word())));
        for (Measured figure : figures) {
            if (SHOWN.contains(figure.name())) {
                String name = words.of("figures.figure." + figure.name());
                heading.add(name);
                if (isShare(figure)) {
                    heading.add(words.of("figures.numerator", name));
                    heading.add(words.of("figures.denominator", name));
                }
                heading.add(words.of("figures.change-of", name));
            }
        }
        return heading;
    }

    private void write(Worksheet sheet, int line, Grouping grouping, Compared.Line one, Locale locale) {
        Language language = DeskLanguage.of(locale);
        FigureText text = new FigureText(locale);
        int column = 0;
        for (Dimension dimension : grouping.dimensions()) {
            String value = one.filter().isEmpty()
                    ? words.of("figures.total")
                    : names.value(dimension, one.filter(), language, text);
            sheet.value(line, column++, VerdictTable.neutral(value));
        }
        List<Measured> now = Measured.of(one.now());
        List<Measured> before = one.before() == null ? List.of() : Measured.of(one.before());
        for (int i = 0; i < now.size(); i++) {
            if (SHOWN.contains(now.get(i).name())) {
                column = write(sheet, line, column, now.get(i), before.isEmpty() ? null : before.get(i));
            }
        }
    }

    private static int write(Worksheet sheet, int line, int from, Measured now, @Nullable Measured before) {
        int column = from;
        number(sheet, line, column++, now, now.value());
        if (isShare(now)) {
            sheet.value(line, column++, now.numerator());
            sheet.value(line, column++, now.denominator());
        }
        number(sheet, line, column++, now, now.since(before));
        return column;
    }

    private static void number(Worksheet sheet, int line, int column, Measured figure, @Nullable BigDecimal value) {
        if (value != null) {
            sheet.value(line, column, value);
            if (isShare(figure)
                    || figure.name().equals("median")
                    || figure.name().equals("p90")) {
                sheet.style(line, column).format(PERCENT).set();
            }
        }
    }

    private static boolean isShare(Measured figure) {
        return figure.numerator() != null;
    }
}
