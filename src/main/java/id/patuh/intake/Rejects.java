package id.patuh.intake;

import id.patuh.sop.FileFault;
import id.patuh.sop.Language;
import id.patuh.sop.Name;
import id.patuh.sop.Text;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that could not be read, and remarks on what was read. Safe for use by several threads.
 *
 * <p>It comes out as CSV again, ready to be mended and read once more: the columns of the files it came from, then
 * {@code rejected_from} and {@code reason}, which the reader passes over. Cells that a spreadsheet would take for a
 * formula stand behind an apostrophe, which the reader of such a file takes off again.
 */
public final class Rejects {

    static final String FROM = "rejected_from";
    static final String REASON = "reason";

    /** Begins what columns without a name are called, as some programs read no table with a blank heading. */
    private static final String NAMELESS = "?";

    private final List<Rejected> rejected = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    /** Something worth knowing about a file, though nothing of it was rejected. */
    public record Remark(String file, Text text) {}

    public synchronized void add(Rejected row) {
        rejected.add(row);
    }

    synchronized void remark(String file, Text text) {
        remarks.add(new Remark(file, text));
    }

    public synchronized int count() {
        return rejected.size();
    }

    public synchronized List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** In the order in which the files were first met, then of the lines. */
    public synchronized List<Rejected> all() {
        Map<String, Integer> files = new HashMap<>();
        rejected.forEach(row -> files.putIfAbsent(row.file(), files.size()));
        List<Rejected> sorted = new ArrayList<>(rejected);
        sorted.sort(Comparator.comparingInt((Rejected row) -> files.getOrDefault(row.file(), 0))
                .thenComparingLong(Rejected::line));
        return sorted;
    }

    /**
     * Writes all of them as CSV: RFC 4180, UTF-8.
     *
     * @throws FileFault where it cannot be written
     */
    public void write(Path file, Language language) {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(out, language);
        } catch (IOException e) {
            throw FileFault.unwritable(file, e);
        }
    }

    /** As the other one; the writer stays open. */
    public void write(Writer out, Language language) throws IOException {
        List<Rejected> rows = all();
        Sheet sheet = new Sheet(rows);
        line(out, sheet.heading());
        for (Rejected row : rows) {
            line(out, sheet.cells(row, language));
        }
    }

    private static void line(Writer out, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.write(i == 0 ? "" : ",");
            out.write(quoted(neutral(cells.get(i))));
        }
        out.write("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == ';' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /** The cell so that no spreadsheet takes it for a formula. */
    static String neutral(String cell) {
        return looksLikeFormula(cell, 0) ? "'" + cell : cell;
    }

    /** What a column was called before; blank: it had no name. */
    static String formerName(String name) {
        return name.matches("\\?\\d+") ? "" : plain(name);
    }

    /** What {@link #neutral} made of a cell, undone. */
    static String plain(String cell) {
        return cell.startsWith("'") && looksLikeFormula(cell, 1) ? cell.substring(1) : cell;
    }

    /** Apostrophes that stood there before count too, so that each one added is one taken off. */
    private static boolean looksLikeFormula(String cell, int from) {
        int first = from;
        while (first < cell.length() && cell.charAt(first) == '\'') {
            first++;
        }
        return first < cell.length() && "=+-@\t\r".indexOf(cell.charAt(first)) >= 0;
    }

    /** The columns of all rejected rows side by side. */
    private static final class Sheet {
        private final Map<String, Integer> columns = new LinkedHashMap<>();
        private final List<String> names = new ArrayList<>();
        private final Map<List<String>, int[]> places = new HashMap<>();
        private final int surplus;

        Sheet(List<Rejected> rows) {
            int most = 0;
            for (Rejected row : rows) {
                places.computeIfAbsent(row.heading(), this::place);
                most = Math.max(most, row.cells().size() - row.heading().size());
            }
            if (columns.isEmpty()) {
                place(List.of(Field.CASE.word(), Field.STEP.word(), Field.TRANSITION.word(), Field.AT.word()));
            }
            surplus = most;
        }

        /** Columns of one meaning in two files become one, under the name that came first. */
        private int[] place(List<String> heading) {
            Map<String, Integer> seen = new HashMap<>();
            int[] place = new int[heading.size()];
            for (int i = 0; i < place.length; i++) {
                String name = heading.get(i);
                String meaning = meaning(name);
                int nth = seen.merge(meaning, 1, Integer::sum);
                place[i] = columns.computeIfAbsent(meaning + '\n' + nth, key -> {
                    names.add(name);
                    return names.size() - 1;
                });
            }
            return place;
        }

        private static String meaning(String name) {
            Field field = Field.of(name);
            return field != null ? field.word() : "attr:" + Heading.attribute(Name.trimmed(name));
        }

        /** Cells beyond a row's heading, and those under columns without a name, stand under names that say so. */
        List<String> heading() {
            List<String> heading = new ArrayList<>(names);
            heading.addAll(Collections.nCopies(surplus, ""));
            int nameless = 0;
            for (int i = 0; i < heading.size(); i++) {
                if (heading.get(i).isEmpty()) {
                    nameless++;
                    heading.set(i, NAMELESS + nameless);
                }
            }
            heading.add(FROM);
            heading.add(REASON);
            return heading;
        }

        List<String> cells(Rejected row, Language language) {
            String[] cells = new String[names.size() + surplus + 2];
            Arrays.fill(cells, "");
            int[] place = places.getOrDefault(row.heading(), new int[0]);
            for (int i = 0; i < row.cells().size(); i++) {
                int column = i < place.length ? place[i] : names.size() + i - place.length;
                cells[column] = row.cells().get(i);
            }
            cells[cells.length - 2] = row.from();
            cells[cells.length - 1] = row.remark(language);
            return List.of(cells);
        }
    }
}
