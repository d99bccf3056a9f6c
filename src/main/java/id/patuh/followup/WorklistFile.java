package id.patuh.followup;

import id.patuh.findings.TableBook;
import id.patuh.findings.VerdictTable;
import id.patuh.sop.Language;
import id.patuh.standing.WaiversInForce;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The worklist as a file, written as it is read. Cells that a spreadsheet would take for formulas are neutralised. Source:
 * RELIABILITY.md 14.
 */
public abstract class WorklistFile implements AutoCloseable {

    /** In their order. */
    public static final List<String> COLUMNS = List.of(
            "finding",
            "case",
            "sop",
            "version",
            "office",
            "step",
            "check",
            "subject",
            "verdict",
            "severity",
            "waived-until",
            "waiver",
            "status",
            "due",
            "assignee",
            "asked",
            "answer-due",
            "answered",
            "signed-off",
            "raised",
            "ended",
            "how",
            "sentence");

    private final Language language;

    private WorklistFile(Language language) {
        this.language = language;
    }

    /** RFC 4180, UTF-8; the stream is closed with it. */
    public static WorklistFile csv(OutputStream out, List<String> heading, Language language) {
        return new Csv(out, heading, language);
    }

    /** A workbook of one sheet, or more where one is full; the stream is closed with it. */
    public static WorklistFile xlsx(OutputStream out, List<String> heading, String title, Language language) {
        return new Xlsx(out, heading, title, language);
    }

    /** Adds rows. */
    public void add(List<Worklist.Row> rows) {
        try {
            for (Worklist.Row row : rows) {
                add(row.id(), cells(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the findings cannot be written: " + e.getMessage(), e);
        }
    }

    abstract void add(long id, List<String> cells) throws IOException;

    @Override
    public abstract void close();

    private List<String> cells(Worklist.Row row) {
        WaiversInForce.Waiver waived = row.waived();
        List<String> cells = new ArrayList<>(COLUMNS.size());
        cells.add(Long.toString(row.id()));
        cells.add(row.caseId());
        cells.add(row.sop());
        cells.add(row.version());
        cells.add(row.unit());
        cells.add(row.key().step());
        cells.add(row.key().check());
        cells.add(row.key().subject());
        cells.add(row.verdict());
        cells.add(row.severity());
        cells.add(
                waived == null
                        ? ""
                        : waived.expires()
                                .atZone(row.zone())
                                .minusNanos(1)
                                .toLocalDate()
                                .toString());
        cells.add(waived == null ? "" : waived.reason());
        cells.add(row.status().word());
        cells.add(text(row.due()));
        cells.add(row.assignee());
        cells.add(time(row.asked(), row.zone()));
        cells.add(text(row.answerDue()));
        cells.add(time(row.answered(), row.zone()));
        cells.add(time(row.signedOff(), row.zone()));
        cells.add(time(row.raised(), row.zone()));
        cells.add(time(row.ended(), row.zone()));
        cells.add(text(row.how()));
        cells.add(row.sentence().in(language));
        return cells.stream().map(VerdictTable::neutral).toList();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String time(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : VerdictTable.time(at.toEpochMilli(), zone);
    }

    private static final class Csv extends WorklistFile {

        private final BufferedWriter out;

        Csv(OutputStream out, List<String> heading, Language language) {
            super(language);
            this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            try {
                line(heading);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void add(long id, List<String> cells) throws IOException {
            line(cells);
        }

        private void line(List<String> cells) throws IOException {
            String separator = "";
            for (String cell : cells) {
                out.append(separator).append(VerdictTable.quoted(cell));
                separator = ",";
            }
            out.append("\r\n");
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Xlsx extends WorklistFile {

        private final TableBook book;

        Xlsx(OutputStream out, List<String> heading, String title, Language language) {
            super(language);
            this.book = new TableBook(out, title, heading);
        }

        @Override
        void add(long id, List<String> cells) throws IOException {
            List<Object> typed = new ArrayList<>(cells);
            typed.set(0, id);
            book.add(typed);
        }

        @Override
        public void close() {
            try {
                book.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the findings cannot be written: " + e.getMessage(), e);
            }
        }
    }
}
