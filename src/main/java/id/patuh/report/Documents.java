package id.patuh.report;

import java.util.List;
import java.util.Locale;

/** The documents that a report comes as. One report gives the same bytes whenever it is written. */
public final class Documents {

    private static final Typesetter TYPESETTER = new Typesetter();

    /** What the report's own page is kept as. */
    static final String PAGE = "page.html";

    private Documents() {}

    /** What the document is. */
    public enum Kind {
        /** The report itself. */
        REPORT("laporan", "report"),
        /** The monitoring form, Tabel 7 of PermenPANRB 35/2012. */
        MONITORING("tabel-7", "table-7"),
        /** The inspectorate's matrix. */
        INSPECTION("matriks", "matrix");

        private final String indonesian;
        private final String english;

        Kind(String indonesian, String english) {
            this.indonesian = indonesian;
            this.english = english;
        }

        /** As in addresses and on the command line: {@code report}, {@code monitoring}, {@code inspection}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String prefix(MonthlyReport report) {
            return report.words().tag().equals("en") ? english : indonesian;
        }
    }

    /** How it is written. */
    public enum Format {
        PDF("application/pdf"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        HTML("text/html;charset=UTF-8");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** {@code pdf} and the like. */
        public String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether there is such a document: the report itself is not written as DOCX. */
    public static boolean comesAs(Kind kind, Format format) {
        return kind != Kind.REPORT || format != Format.DOCX;
    }

    /** The file's name; it holds nothing but small letters, digits and hyphens, and its ending. */
    public static String name(MonthlyReport report, Kind kind, Format format) {
        return kind.prefix(report) + "-" + report.fileName() + "." + format.ending();
    }

    /** @throws IllegalArgumentException where there is no such document */
    public static byte[] write(MonthlyReport report, Kind kind, Format format) {
        if (!comesAs(kind, format)) {
            throw new IllegalArgumentException(kind + " does not come as " + format);
        }
        return switch (format) {
            case PDF -> PdfPrinter.print(page(report, kind), report.order().knownBy());
            case HTML -> page(report, kind).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            case XLSX -> kind == Kind.REPORT ? Workbooks.report(report) : Workbooks.form(report, form(report, kind));
            case DOCX -> WordDocument.of(report, form(report, kind));
        };
    }

    /** One document. */
    public record Wanted(Kind kind, Format format) {}

    /** Several documents of one report, on several cores where there are some; in the order asked for. */
    public static List<byte[]> write(MonthlyReport report, List<Wanted> wanted) {
        return wanted.parallelStream().map(one -> writeHere(report, one)).toList();
    }

    /** Templates name classes, which the shared threads of the JVM do not find when the program runs from its jar. */
    private static byte[] writeHere(MonthlyReport report, Wanted one) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Documents.class.getClassLoader());
        try {
            return write(report, one.kind(), one.format());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** All that there are of these kinds and formats. */
    public static List<Wanted> all(List<Kind> kinds, List<Format> formats) {
        return kinds.stream()
                .flatMap(kind -> formats.stream()
                        .filter(format -> comesAs(kind, format))
                        .map(format -> new Wanted(kind, format)))
                .toList();
    }

    /** The first page alone, as HTML for a mail. */
    public static String firstPage(MonthlyReport report) {
        return TYPESETTER.first(report);
    }

    /** The report as a part of a page of the desk: everything below its heading. */
    static String page(MonthlyReport report) {
        return TYPESETTER.page(report);
    }

    private static String page(MonthlyReport report, Kind kind) {
        return switch (kind) {
            case REPORT -> TYPESETTER.monthly(report);
            case MONITORING -> TYPESETTER.monitoring(report, MonitoringForm.rows(report));
            case INSPECTION -> TYPESETTER.inspection(report);
        };
    }

    /**
     * A form as a table.
     *
     * @param widths of the columns in per cent of the page
     * @param note below the table; empty: none
     */
    record Form(String title, List<String> headings, List<Integer> widths, List<List<String>> rows, String note) {}

    private static Form form(MonthlyReport report, Kind kind) {
        Wording words = report.words();
        if (kind == Kind.MONITORING) {
            return new Form(
                    words.of("monitoring.title"),
                    words.each("monitoring.", "no", "procedure", "rating", "result", "action", "initials"),
                    List.of(5, 25, 12, 25, 25, 8),
                    MonitoringForm.rows(report).stream()
                            .map(row ->
                                    List.of(row.no(), row.procedure(), row.rating(), row.result(), row.actions(), ""))
                            .toList(),
                    words.of("monitoring.source") + ". " + words.of("monitoring.scale"));
        }
        List<List<String>> rows = new java.util.ArrayList<>();
        for (MonthlyReport.Finding one : report.problems()) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    one.condition(),
                    one.criterion(),
                    one.cause(),
                    one.effect(),
                    one.recommendation(),
                    one.response(),
                    one.status()));
        }
        return new Form(
                words.of("inspection.title"),
                words.each(
                        "inspection.",
                        "no",
                        "condition",
                        "criterion",
                        "cause",
                        "effect",
                        "recommendation",
                        "response",
                        "status"),
                List.of(4, 18, 15, 13, 12, 18, 10, 10),
                rows,
                "");
    }
}
