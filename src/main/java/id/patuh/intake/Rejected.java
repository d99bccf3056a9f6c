package id.patuh.intake;

import id.patuh.sop.Language;
import id.patuh.sop.Name;
import id.patuh.sop.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row, an element or a whole file that could not be read.
 *
 * @param file the file's name as the user gave it
 * @param line from 1; 0: the whole file
 * @param column from 1; 0: the whole row
 * @param columnName the column's heading or, in JSON, the place as a JSON pointer (RFC 6901); null: the whole row
 * @param value what stood there; null: nothing or the whole row
 * @param reason what is wrong and what to do about it
 * @param heading the columns under which the row is given back; empty: nothing to give back
 * @param cells as they were read; they may be more or fewer than the heading
 */
public record Rejected(
        String file,
        long line,
        int column,
        @Nullable String columnName,
        @Nullable String value,
        Text reason,
        List<String> heading,
        List<String> cells) {

    /** The longest cell kept, in bytes of UTF-8. */
    static final int LONGEST_CELL = 32 * 1024;

    /** The most cells kept of a row. */
    static final int MOST_CELLS = 2 * Heading.MOST_COLUMNS;

    public Rejected {
        value = value == null ? null : capped(value);
        heading = List.copyOf(heading);
        cells = cells.stream().limit(MOST_CELLS).map(Rejected::capped).toList();
    }

    /** A file that cannot be read from that line on; line 0: not at all. */
    static Rejected file(String file, long line, Text reason) {
        return new Rejected(file, line, 0, null, null, reason, List.of(), List.of());
    }

    /** The same with another place in it; null: as it is. */
    public Rejected at(@Nullable String place) {
        return place == null ? this : new Rejected(file, line, column, place, value, reason, heading, cells);
    }

    /** {@code kasus.csv line 17 column 4 (at): '31/02/2026 08:00' is not a time; write …}. */
    public String message(Language language) {
        return place(language) + ": " + reason.in(language);
    }

    /** {@code kasus.csv line 17 column 4 (at)}. */
    public String place(Language language) {
        String where = line == 0 ? "" : (language == Language.ID ? " baris " : " line ") + line;
        String within = within(language);
        return file + where + (within.isEmpty() ? "" : " " + within);
    }

    /** True where the row is of that case: by its column of cases or, where none is known as such, by any cell. */
    public boolean isOf(String caseId) {
        for (int i = 0; i < heading.size(); i++) {
            if (Field.of(heading.get(i)) == Field.CASE) {
                return i < cells.size() && Name.trimmed(cells.get(i)).equals(caseId);
            }
        }
        return cells.stream().anyMatch(cell -> Name.trimmed(cell).equals(caseId));
    }

    /** The message without file and line, for the row that is given back. */
    String remark(Language language) {
        String within = within(language);
        return within.isEmpty() ? reason.in(language) : within + ": " + reason.in(language);
    }

    /** {@code kasus.csv:17}. */
    String from() {
        return line == 0 ? file : file + ":" + line;
    }

    private String within(Language language) {
        String number = column == 0 ? "" : (language == Language.ID ? "kolom " : "column ") + column;
        String name = columnName == null || columnName.isEmpty() ? "" : "(" + columnName + ")";
        return number.isEmpty() || name.isEmpty() ? number + name : number + " " + name;
    }

    private static String capped(String text) {
        if (text.length() <= LONGEST_CELL / 3) {
            return text;
        }
        int end = Math.min(text.length(), LONGEST_CELL);
        while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST_CELL) {
            end -= Math.max(1, end / 16);
        }
        return Character.isHighSurrogate(text.charAt(end - 1)) ? text.substring(0, end - 1) : text.substring(0, end);
    }
}
