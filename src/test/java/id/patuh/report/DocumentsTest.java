package id.patuh.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.SampleFiles;
import id.patuh.sop.Language;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** The documents of a report as those see them who open them. */
class DocumentsTest {

    private static final float MARGIN = 30;

    @TempDir
    private Path temp;

    private static FileReport sample = FileReport.sample();

    @BeforeAll
    static void ready() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private static Stream<MonthlyReport> reports(Path temp) throws IOException {
        return Stream.of(
                sample.of(FileReport.SOP, "2026-10", Language.ID),
                sample.of(FileReport.SOP, "2026-10", Language.EN),
                sample.of(FileReport.SOP, "2026-H2", Language.ID),
                sample.of(FileReport.SOP, "2025-03", Language.EN),
                oneCase(temp).of(FileReport.SOP, "2026-10", Language.ID));
    }

    private static FileReport oneCase(Path temp) throws IOException {
        Path file = Files.writeString(temp.resolve("satu.csv"), """
                case,step,transition,at,actor,role,inputs,outputs
                =1+1,1,start,2026-10-01 07:42,Admin,OPD Pelapor,,
                =1+1,1,complete,2026-10-01 09:54,Admin,OPD Pelapor,Jaringan Internet,Laporan
                =1+1,Langkah <b>aneh</b> & "lain",complete,2026-10-01 09:55,Admin,OPD Pelapor,,
                """);
        return new FileReport(SampleFiles.RULES, FileReport.SOP, List.of(file), null);
    }

    @ParameterizedTest
    @EnumSource(Documents.Kind.class)
    void everyPdfIsAccessibleEmbedsItsFontsAndKeepsWithinItsPages(Documents.Kind kind) throws IOException {
        for (MonthlyReport report : reports(temp).toList()) {
            byte[] pdf = Documents.write(report, kind, Documents.Format.PDF);
            assertThat(violations(pdf)).as(report.order().period() + " " + kind).isEmpty();
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(document.getDocumentCatalog().getLanguage())
                        .isEqualTo(report.words().tag());
                assertThat(document.getDocumentCatalog().getMarkInfo().isMarked())
                        .isTrue();
                assertThat(document.getDocumentInformation().getTitle())
                        .contains(report.order().period().toString());
                for (PDPage page : document.getPages()) {
                    for (var name : page.getResources().getFontNames()) {
                        PDFont font = page.getResources().getFont(name);
                        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    }
                }
                assertThat(beyond(document)).isEmpty();
            }
        }
    }

    private static List<String> violations(byte[] pdf) {
        try (PDFAParser parser =
                Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1)) {
            ValidationResult result = Foundries.defaultInstance()
                    .createValidator(PDFAFlavour.PDFUA_1, false)
                    .validate(parser);
            return result.getTestAssertions().stream()
                    .filter(one -> one.getStatus() == TestAssertion.Status.FAILED)
                    .map(one -> one.getRuleId().getClause() + " " + one.getMessage())
                    .distinct()
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Letters that stand outside the margins. */
    private static List<String> beyond(PDDocument document) throws IOException {
        List<String> beyond = new ArrayList<>();
        new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                for (TextPosition one : positions) {
                    if (one.getX() < MARGIN
                            || one.getX() + one.getWidth() > one.getPageWidth() - MARGIN
                            || one.getY() > one.getPageHeight() - MARGIN / 2) {
                        beyond.add(getCurrentPageNo() + ": " + text);
                        return;
                    }
                }
            }
        }.getText(document);
        return beyond;
    }

    /** As the shared threads are where the program runs from its jar. */
    @Test
    void documentsAreMadeByThreadsThatKnowNoClassesOfTheProgram() throws IOException {
        MonthlyReport report = sample.of(FileReport.SOP, "2026-10", Language.ID);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(Documents.write(
                            report, Documents.all(List.of(Documents.Kind.REPORT), List.of(Documents.Format.HTML))))
                    .hasSize(1);
            assertThat(thread.getContextClassLoader()).isEqualTo(ClassLoader.getPlatformClassLoader());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void theFirstPageSaysWhatMattersAndIsOnePage() throws IOException {
        for (Language language : Language.values()) {
            MonthlyReport report = sample.of(FileReport.SOP, "2026-10", language);
            try (PDDocument document =
                    Loader.loadPDF(Documents.write(report, Documents.Kind.REPORT, Documents.Format.PDF))) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setEndPage(1);
                String first = stripper.getText(document).replaceAll("\\s+", " ");
                Wording words = report.words();
                assertThat(first)
                        .contains(
                                words.percent(report.now().conformance()),
                                words.percent(report.now().onTime()),
                                words.hours(report.now().ownDelaySeconds() * 1000),
                                report.hurtsHeading(),
                                report.adviceHeading(),
                                report.hurts().get(0).title(),
                                report.hurts().get(2).title());
                report.advice()
                        .forEach(advice -> assertThat(first)
                                .contains(advice.text().substring(0, 25))
                                .contains(words.of("few-note").substring(0, 20)));
                assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void anEmptyMonthSaysSo() throws IOException {
        MonthlyReport report = sample.of(FileReport.SOP, "2025-03", Language.ID);
        assertThat(report.isEmpty()).isTrue();
        try (PDDocument document =
                Loader.loadPDF(Documents.write(report, Documents.Kind.REPORT, Documents.Format.PDF))) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("Tidak ada kasus yang dibuka pada periode ini")
                    .doesNotContain("0,0 %", "100,0 %");
        }
    }

    @Test
    void madeAgainEveryDocumentIsTheSameByteForByte() {
        for (Language language : Language.values()) {
            assertThat(hashes(FileReport.sample(), language)).isEqualTo(hashes(sample, language));
        }
    }

    @Test
    void anotherJvmMakesTheSameBytes() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.timezone=America/New_York",
                        "-Duser.language=fr",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DocumentsTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(told.strip()).isEqualTo(hashes(sample, Language.ID).toString());
    }

    /** What the other JVM does. */
    public static void main(String[] args) {
        System.out.println(hashes(FileReport.sample(), Language.ID));
    }

    private static Map<String, Integer> hashes(FileReport files, Language language) {
        MonthlyReport report = files.of(FileReport.SOP, "2026-10", language);
        Map<String, Integer> hashes = new java.util.TreeMap<>();
        for (Documents.Kind kind : Documents.Kind.values()) {
            for (Documents.Format format : Documents.Format.values()) {
                if (Documents.comesAs(kind, format)) {
                    hashes.put(kind + " " + format, java.util.Arrays.hashCode(Documents.write(report, kind, format)));
                }
            }
        }
        return hashes;
    }

    @Test
    void workbooksHoldNumbersFiltersAndNoFormulas() throws IOException {
        MonthlyReport report = oneCase(temp).of(FileReport.SOP, "2026-10", Language.ID);
        byte[] workbook = Documents.write(report, Documents.Kind.REPORT, Documents.Format.XLSX);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            assertThat(book.getSheets().map(Sheet::getName))
                    .contains("Ringkasan", "Langkah", "Pemeriksaan", "Temuan", "Kasus");
            List<Row> cases = book.findSheet("Kasus").orElseThrow().read();
            assertThat(cases).hasSize(2);
            assertThat(cases.get(1).getCellText(0)).isEqualTo("'=1+1");
            assertThat(cases.get(1).getCellAsNumber(6)).isPresent();
        }
        Map<String, String> parts = unzipped(workbook);
        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("<autoFilter", "state=\"frozen\"");
        assertThat(parts.values()).noneMatch(part -> part.contains("<f>"));
        parts.forEach((name, content) -> wellFormed(name, content));
    }

    @Test
    void formsOpenAsWordDocuments() {
        MonthlyReport report = sample.of(FileReport.SOP, "2026-H2", Language.ID);
        for (Documents.Kind kind : List.of(Documents.Kind.MONITORING, Documents.Kind.INSPECTION)) {
            Map<String, String> parts = unzipped(Documents.write(report, kind, Documents.Format.DOCX));
            parts.forEach((name, content) -> wellFormed(name, content));
            assertThat(parts)
                    .containsKeys("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml");
            List<String> headings = kind == Documents.Kind.MONITORING
                    ? List.of(
                            "Prosedur", "Penilaian", "Catatan hasil penilaian", "Tindakan yang harus diambil", "Paraf")
                    : List.of(
                            "No",
                            "Masalah / Kondisi",
                            "Kriteria",
                            "Sebab",
                            "Akibat",
                            "Rekomendasi",
                            "Tanggapan",
                            "Status tindak lanjut");
            assertThat(parts.get("word/document.xml")).contains(headings).contains("w:tblHeader");
        }
        assertThat(MonitoringForm.rows(report)).hasSize(15);
    }

    @Test
    void theLogoIsPutInAndNothingIsFetched() throws IOException {
        BufferedImage picture = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(3, 3, Color.RED.getRGB());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        Letterhead letterhead =
                new Letterhead("Pemerintah <b>Contoh</b>", "", "Jalan Contoh 1", "Kota", "Kepala", png.toByteArray());
        MonthlyReport report = sample.of(FileReport.SOP, null, "2026-10", Language.ID, letterhead);
        byte[] pdf = Documents.write(report, Documents.Kind.REPORT, Documents.Format.PDF);
        assertThat(violations(pdf)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getPage(0).getResources().getXObjectNames()).isNotEmpty();
            assertThat(new PDFTextStripper().getText(document).toLowerCase(java.util.Locale.ROOT))
                    .contains("pemerintah <b>contoh</b>", "jalan contoh 1");
        }
        String outside = "<html lang=\"id\"><head><title>t</title></head><body><p>x</p>"
                + "<img alt=\"a\" src=\"http://127.0.0.1:9/x.png\"/><img alt=\"b\" src=\"file:///etc/hostname\"/></body></html>";
        assertThat(PdfPrinter.print(outside, sample.asOf)).isNotEmpty();
    }

    @Test
    void oneOfficeAlone() {
        MonthlyReport report = sample.of(FileReport.SOP, "rsud  CONTOH", "2026-10", Language.ID, Letterhead.PLAIN);
        assertThat(report.now().cases()).isEqualTo(9);
        assertThat(report.offices()).isEmpty();
        assertThat(Documents.name(report, Documents.Kind.REPORT, Documents.Format.PDF))
                .isEqualTo("laporan-maintenance-gangguan-jaringan-rsud-contoh-2026-10.pdf");
    }

    private static Map<String, String> unzipped(byte[] archive) {
        Map<String, String> parts = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    private static void wellFormed(String name, String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
    }
}
