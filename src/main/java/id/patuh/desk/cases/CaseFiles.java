package id.patuh.desk.cases;

import id.patuh.accounts.Scope;
import id.patuh.figures.CaseList;
import id.patuh.findings.TableBook;
import id.patuh.findings.VerdictTable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A list of cases as a file: all of it, in the order of the page, read piece by piece. */
@Component
class CaseFiles {

    private static final int PIECE = 1000;
    private static final String[] HEADING = {
        "sop",
        "case",
        "state",
        "opened",
        "closed",
        "unit",
        "violated",
        "unproven",
        "pending",
        "compliant",
        "severity",
        "overdue",
        "due",
        "own_delay_s"
    };
    private static final String[] WORST = {"", "unproven", "minor", "major", "critical"};

    private final CaseList cases;

    CaseFiles(CaseList cases) {
        this.cases = cases;
    }

    private interface Sink {
        void add(CaseList.Row row, ZoneId zone) throws IOException;
    }

    /** RFC 4180, UTF-8; cells that a spreadsheet would take for a formula are neutralised. */
    void csv(Scope scope, CaseList.Wanted wanted, OutputStream out) throws IOException {
        CSVPrinter printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180);
        printer.printRecord((Object[]) HEADING);
        each(scope, wanted, (row, zone) -> printer.printRecord(cells(row, zone)));
        printer.flush();
    }

    /** One sheet with a filter, numbers as numbers. */
    void xlsx(Scope scope, CaseList.Wanted wanted, OutputStream out) throws IOException {
        try (TableBook book = new TableBook(out, "kasus", List.of(HEADING))) {
            each(scope, wanted, (row, zone) -> book.add(cells(row, zone)));
        }
    }

    private void each(Scope scope, CaseList.Wanted wanted, Sink sink) throws IOException {
        CaseList.Wanted next = wanted.after(null);
        while (true) {
            List<CaseList.Row> rows = cases.page(scope, next, PIECE);
            for (CaseList.Row row : rows.subList(0, Math.min(rows.size(), PIECE))) {
                sink.add(row, Objects.requireNonNullElse(cases.zone(row.sop()), ZoneOffset.UTC));
            }
            if (rows.size() <= PIECE) {
                return;
            }
            next = wanted.after(rows.get(PIECE - 1).number());
        }
    }

    private static List<Object> cells(CaseList.Row row, ZoneId zone) {
        return List.of(
                row.sop(),
                VerdictTable.neutral(row.caseId()),
                row.state(),
                time(row.opened(), zone),
                time(row.closed(), zone),
                VerdictTable.neutral(row.unit()),
                row.violated(),
                row.unproven(),
                row.pending(),
                row.compliant(),
                WORST[row.worst()],
                row.overdue(),
                time(row.due(), zone),
                row.ownDelaySeconds());
    }

    private static String time(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : VerdictTable.time(at.toEpochMilli(), zone);
    }
}
