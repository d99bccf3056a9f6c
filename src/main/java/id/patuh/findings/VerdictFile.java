package id.patuh.findings;

import id.patuh.audit.CaseVerdict;
import id.patuh.sop.FileFault;
import id.patuh.sop.Language;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file that verdicts are written to, in batches that may come in any order and from several threads; they stand in the
 * file in the order of the batches' numbers.
 */
public abstract class VerdictFile implements AutoCloseable {

    /** How verdicts are written. */
    public enum Format {
        CSV,
        JSON,
        XLSX;

        /** The ending of the file's name. */
        public String ending() {
            return "." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Path file;
    private final Map<Integer, Object> waiting = new HashMap<>();
    private int next;

    private VerdictFile(Path file) {
        this.file = file;
    }

    /** @throws FileFault where the file cannot be written */
    public static VerdictFile create(Path file, Format format, Language language) {
        try {
            OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
            return switch (format) {
                case CSV -> new Csv(file, out, language);
                case JSON -> new Json(file, out, language);
                case XLSX -> new Xlsx(file, out, language);
            };
        } catch (IOException e) {
            throw FileFault.unwritable(file, e);
        }
    }

    /** A batch under preparation by one thread. */
    public interface Batch {

        void add(CaseVerdict verdict);
    }

    public abstract Batch batch();

    /** The batch of that number, from 0, is complete. */
    public synchronized void put(int number, Batch batch) {
        waiting.put(number, batch);
        for (Object ready = waiting.remove(next); ready != null; ready = waiting.remove(next)) {
            write((Batch) ready);
            next++;
        }
    }

    abstract void write(Batch batch);

    FileFault unwritable(IOException cause) {
        return FileFault.unwritable(file, cause);
    }

    @Override
    public abstract void close();

    /** Text of any number of rows. */
    private static final class Text implements Batch {
        private final StringBuilder text = new StringBuilder();
        private final Rows rows;

        interface Rows {
            void append(StringBuilder text, CaseVerdict verdict);
        }

        Text(Rows rows) {
            this.rows = rows;
        }

        @Override
        public void add(CaseVerdict verdict) {
            rows.append(text, verdict);
        }
    }

    private abstract static class OfText extends VerdictFile {
        private final OutputStream out;

        OfText(Path file, OutputStream out) {
            super(file);
            this.out = out;
        }

        @Override
        void write(Batch batch) {
            write(((Text) batch).text);
        }

        void write(CharSequence text) {
            try {
                out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw unwritable(e);
            }
        }

        @Override
        public void close() {
            try {
                out.close();
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }

    /** RFC 4180. */
    private static final class Csv extends OfText {
        private final Language language;

        Csv(Path file, OutputStream out, Language language) {
            super(file, out);
            this.language = language;
            write(String.join(",", VerdictTable.COLUMNS) + "\r\n");
        }

        @Override
        public Batch batch() {
            return new Text((text, verdict) -> {
                List<String> cells = VerdictTable.cells(verdict, language);
                for (int i = 0; i < cells.size(); i++) {
                    if (i > 0) {
                        text.append(',');
                    }
                    text.append(VerdictTable.quoted(VerdictTable.neutral(cells.get(i))));
                }
                text.append("\r\n");
            });
        }
    }

    /** One array of objects, each with the columns as members; what is absent is left out. */
    private static final class Json extends OfText {
        private final Language language;
        private boolean any;

        Json(Path file, OutputStream out, Language language) {
            super(file, out);
            this.language = language;
            write("[");
        }

        @Override
        public Batch batch() {
            return new Text((text, verdict) -> {
                List<String> cells = VerdictTable.cells(verdict, language);
                String separator = ",\n{";
                for (int i = 0; i < cells.size(); i++) {
                    if (!cells.get(i).isEmpty()) {
                        String column = VerdictTable.COLUMNS.get(i);
                        text.append(separator).append('"').append(column).append("\":");
                        if (column.endsWith("_s")) {
                            text.append(cells.get(i));
                        } else {
                            quote(text, cells.get(i));
                        }
                        separator = ",";
                    }
                }
                text.append('}');
            });
        }

        private static void quote(StringBuilder text, String value) {
            text.append('"');
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '"' || c == '\\') {
                    text.append('\\').append(c);
                } else if (c < ' ' || c == '\u2028' || c == '\u2029') {
                    String hex = Integer.toHexString(c);
                    text.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
                } else {
                    text.append(c);
                }
            }
            text.append('"');
        }

        @Override
        void write(Batch batch) {
            StringBuilder rows = ((Text) batch).text;
            if (rows.length() > 0) {
                write(any ? rows : rows.substring(1));
                any = true;
            }
        }

        @Override
        public void close() {
            write("\n]\n");
            super.close();
        }
    }

    /** A workbook; lengths as numbers. */
    private static final class Xlsx extends VerdictFile {

        private final OutputStream out;
        private final Language language;
        private final TableBook book;

        Xlsx(Path file, OutputStream out, Language language) {
            super(file);
            this.out = out;
            this.language = language;
            this.book = new TableBook(out, language == Language.ID ? "Putusan" : "Verdicts", VerdictTable.COLUMNS);
        }

        private record Rows(List<List<String>> rows, Language language) implements Batch {
            @Override
            public void add(CaseVerdict verdict) {
                rows.add(VerdictTable.cells(verdict, language));
            }
        }

        @Override
        public Batch batch() {
            return new Rows(new ArrayList<>(), language);
        }

        @Override
        void write(Batch batch) {
            try {
                for (List<String> cells : ((Rows) batch).rows) {
                    book.add(typed(cells));
                }
            } catch (IOException e) {
                throw unwritable(e);
            }
        }

        private static List<Object> typed(List<String> cells) {
            List<Object> typed = new ArrayList<>(cells);
            for (int i = 0; i < cells.size(); i++) {
                if (VerdictTable.COLUMNS.get(i).endsWith("_s") && !cells.get(i).isEmpty()) {
                    typed.set(i, Long.parseLong(cells.get(i)));
                }
            }
            return typed;
        }

        @Override
        public void close() {
            try {
                book.close();
                out.close();
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }
}
