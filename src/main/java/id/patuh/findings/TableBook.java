package id.patuh.findings;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A long table as a workbook with headings that stay and can be filtered by: a sheet that is full goes on in the next, and
 * rows leave the memory as they come. For one thread.
 */
public final class TableBook implements Closeable {

    private static final int MOST_ROWS = 1_000_000;
    private static final int PIECE = 1000;

    private final Workbook workbook;
    private final String title;
    private final List<String> heading;
    private Worksheet sheet;
    private int sheets;
    private int row;

    /** @param out stays open */
    public TableBook(OutputStream out, String title, List<String> heading) {
        this.workbook = new Workbook(out, "Patuh", "1.0");
        this.title = title;
        this.heading = List.copyOf(heading);
        this.sheet = next();
    }

    private Worksheet next() {
        sheets++;
        Worksheet added = workbook.newWorksheet(sheets == 1 ? title : title + " " + sheets);
        for (int i = 0; i < heading.size(); i++) {
            added.value(0, i, heading.get(i));
            added.style(0, i).bold().set();
        }
        added.freezePane(0, 1);
        row = 1;
        return added;
    }

    /** @param cells numbers become numbers, everything else text; empty ones are left out */
    public void add(List<?> cells) throws IOException {
        if (row > MOST_ROWS) {
            finish();
            sheet = next();
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) instanceof Number number) {
                sheet.value(row, i, number);
            } else if (!cells.get(i).toString().isEmpty()) {
                sheet.value(row, i, cells.get(i).toString());
            }
        }
        row++;
        if (row % PIECE == 0) {
            sheet.flush();
        }
    }

    private void finish() throws IOException {
        sheet.setAutoFilter(0, 0, Math.max(1, row - 1), heading.size() - 1);
        sheet.finish();
    }

    /** Without it there is no workbook. */
    @Override
    public void close() throws IOException {
        finish();
        workbook.finish();
    }
}
