package id.patuh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Transition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxReaderTest {

    @TempDir
    Path folder;

    @Test
    void cellsAreTextsNumbersOrDates() throws IOException {
        CaseEvent event = read(sheet -> {
                    row(
                            sheet,
                            2,
                            "case",
                            "step",
                            "at",
                            "attr:suhu",
                            "attr:tanggal",
                            "attr:lunas",
                            "inputs",
                            "besar",
                            "attr:jam");
                    sheet.value(4, 0, " A ");
                    sheet.value(4, 1, 5);
                    sheet.value(4, 2, LocalDateTime.of(2026, 10, 5, 8, 0, 1));
                    sheet.style(4, 2).format("dd/mm/yyyy hh:mm:ss").set();
                    sheet.value(4, 3, 39.5);
                    sheet.value(4, 4, LocalDate.of(2026, 10, 5));
                    sheet.style(4, 4).format("d mmm yyyy").set();
                    sheet.value(4, 5, true);
                    sheet.value(4, 6, "Memo;Surat");
                    sheet.value(4, 7, 1e10);
                    sheet.value(4, 8, 0.3125);
                    sheet.style(4, 8).format("hh:mm").set();
                })
                .event();

        assertThat(event.caseId()).isEqualTo("A");
        assertThat(event.line()).isEqualTo(5);
        assertThat(event.at()).isEqualTo(Instant.parse("2026-10-05T00:00:01Z").toEpochMilli());
        assertThat(event.particulars())
                .isEqualTo(new Particulars(
                        "5",
                        Transition.COMPLETE,
                        null,
                        List.of("Memo", "Surat"),
                        null,
                        List.of(
                                new Attribute("besar", "10000000000"),
                                new Attribute("jam", "07:30"),
                                new Attribute("lunas", "true"),
                                new Attribute("suhu", "39.5"),
                                new Attribute("tanggal", "2026-10-05T00:00:00"))));
    }

    @Test
    void rowsAreReadOneByOne() throws IOException {
        Desk desk = read(sheet -> {
            row(sheet, 0, "kasus", "langkah", "waktu", "ket");
            row(sheet, 1, "A", "1", "2026-10-05 08:00");
            row(sheet, 2, "B", "1", "besok", "x");
            row(sheet, 5, "C", "1", "05/10/2026 08.00", "", "", "terlalu jauh");
            row(sheet, 6, "D", "1", "2026-10-05", "", "");
        });

        assertThat(desk.complaints())
                .containsExactly(
                        "a.xlsx line 3 column 3 (waktu): 'besok' is not a time; write it like 2026-10-05T08:00:00+08:00",
                        "a.xlsx line 6: 6 cells, but the heading has only 4 columns; put a cell that contains the"
                                + " separator in quotation marks, or delete what is too much");
        assertThat(desk.events()).extracting(CaseEvent::caseId).containsExactly("A", "D");
    }

    @Test
    void whatIsMendedAsCsvIsRead() throws IOException {
        Desk mended = read(sheet -> {
                    row(sheet, 0, "kasus", "waktu", "opd");
                    row(sheet, 1, "A", "besok", "Dinas A");
                })
                .mended("besok", "2026-10-05");

        assertThat(mended.event().particulars().attributes()).containsExactly(new Attribute("opd", "Dinas A"));
    }

    @Test
    void otherSheetsAreRemarkedOn() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "t", "1.0")) {
            Worksheet first = workbook.newWorksheet("Oktober");
            row(first, 0, "case", "at");
            row(first, 1, "A", "2026-10-05");
            workbook.newWorksheet("Catatan");
        }
        Desk desk = Desk.in(folder).read("a.xlsx", out.toByteArray());

        assertThat(desk.remarks()).containsExactly("only the first sheet, 'Oktober', is read; not Catatan");
        assertThat(desk.complaints()).isEmpty();
    }

    @Test
    void anEmptySheetAndAHeadingAloneAreSaid() throws IOException {
        assertThat(read(sheet -> {}).complaints()).containsExactly("a.xlsx: the file is empty; nothing is read");
        Desk heading = read(sheet -> row(sheet, 0, "case", "at"));
        assertThat(heading.complaints()).isEmpty();
        assertThat(heading.remarks()).containsExactly("there are no rows below the heading");
    }

    @Test
    void moreThan500ColumnsAreRefused() throws IOException {
        Desk desk = read(sheet -> {
            row(sheet, 0, "case", "at");
            sheet.value(0, 600, "x");
        });

        assertThat(desk.complaints()).singleElement().asString().startsWith("a.xlsx line 1: 601 columns are more than");
    }

    @Test
    void filesThatAreNoWorkbooksAreNamed() throws IOException {
        assertThat(Desk.in(folder)
                        .read("a.xlsx", "case,at\n".getBytes(StandardCharsets.UTF_8))
                        .complaints())
                .singleElement()
                .asString()
                .startsWith("a.xlsx: the workbook cannot be read (");
        assertThat(Desk.in(folder).read("a.zip", zip("x.csv", new byte[10])).complaints())
                .containsExactly(
                        "a.zip: the file is a ZIP archive, but no workbook; unpack it and give the files in it");
        assertThat(Desk.in(folder)
                        .read("a.xlsx", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0})
                        .complaints())
                .containsExactly("a.xlsx: the workbook is an old .xls or is locked with a password; save it as .xlsx"
                        + " without a password");
    }

    @Test
    void aBombIsDefused() throws IOException {
        assertThat(Desk.in(folder)
                        .read("a.xlsx", zip("xl/worksheets/sheet1.xml", new byte[50_000_000]))
                        .complaints())
                .singleElement()
                .asString()
                .startsWith("a.xlsx: unpacked, the workbook is larger than 512 MB or more than 200 times the file");
    }

    @Test
    void damageNeverFails() throws IOException {
        byte[] whole = workbook(sheet -> {
            row(sheet, 0, "case", "at");
            for (int i = 1; i < 200; i++) {
                row(sheet, i, "A" + i, "2026-10-05");
            }
        });
        java.util.Random random = new java.util.Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int n = random.nextInt(4); n >= 0 && damaged.length > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Desk desk = Desk.in(folder).read("a.xlsx", damaged);
            assertThat(desk.events().size() + desk.rejects().count()).isEqualTo((int) desk.rows());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-mm-dd, true",
        "d/m/yy h:mm, true",
        "[$-421]dd mmmm yyyy, true",
        "[h]:mm, true",
        "hh:mm:ss AM/PM, true",
        "General, false",
        "0.00, false",
        "'#,##0', false",
        "'\"hari\" 0', false",
        "'[Red]0', false",
        "@, false",
        "'0 \\d', false",
        "'_-* #,##0', false"
    })
    void datesAreKnownByTheirFormat(String pattern, boolean date) {
        assertThat(XlsxReader.isDatePattern(pattern)).isEqualTo(date);
    }

    private Desk read(Consumer<Worksheet> fill) throws IOException {
        return Desk.in(folder).read("a.xlsx", workbook(fill));
    }

    @Test
    void errorsAndFormulasThatWereNeverWorkedOutAreNoValues() throws IOException {
        Desk desk = Desk.in(folder).read("a.xlsx", plain("""
                <row r="1">%1$s%2$s%3$s</row>
                <row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><v>1</v></c>%4$s</row>
                <row r="3"><c r="A3"><f>B3</f></c><c r="B3"><v>1</v></c>%4$s</row>
                <row r="4"><c r="A4" t="str"><f>B4</f></c><c r="B4"><v>1</v></c>%4$s</row>
                <row r="5"><c r="A5"><v>NaN</v></c><c r="B5"><v>1</v></c>%4$s</row>
                <row r="6"><c r="A6" t="str"><f>"K"</f><v>K</v></c>%4$s<c r="D6" t="str"><f>""</f><v></v></c></row>
                <row r="7"><c r="A7" t="str"><v>K</v></c><c r="B7"><f>1</f><v/></c>%4$s</row>
                """.formatted(
                        text("A1", "case"),
                        text("B1", "step"),
                        text("C1", "at") + text("D1", "note"),
                        text("C6", "2026-10-05 08:00"))));

        assertThat(desk.seen()).containsExactly("6 K null complete 2026-10-05T00:00:00Z");
        assertThat(desk.complaints())
                .hasSize(5)
                .anyMatch(complaint -> complaint.contains("column 2 (step): the formula of the step came to nothing"))
                .anyMatch(complaint -> complaint.contains("'#N/A'"))
                .anyMatch(complaint -> complaint.contains("'=B3'"))
                .anyMatch(complaint -> complaint.contains("'NaN'"));
    }

    @Test
    void aWorkbookNeedsNoStyles() throws IOException {
        assertThat(Desk.in(folder)
                        .read(
                                "a.xlsx",
                                plain("<row r=\"1\">" + text("A1", "case") + text("B1", "at") + "</row><row r=\"2\">"
                                        + text("A2", "K") + text("B2", "2026-10-05 08:00") + "</row>"))
                        .seen())
                .containsExactly("2 K null complete 2026-10-05T00:00:00Z");
    }

    private static String text(String cell, String text) {
        return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    /** A workbook as small exporters write it: nothing but the sheet. */
    private static byte[] plain(String rows) throws IOException {
        String ns = "http://schemas.openxmlformats.org/";
        String relations = ns + "officeDocument/2006/relationships";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns='" + ns + "package/2006/content-types'><Default Extension='rels'"
                            + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override"
                            + " PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument"
                            + ".spreadsheetml.sheet.main+xml'/><Override PartName='/xl/worksheets/sheet1.xml' ContentType='"
                            + "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'/></Types>");
            part(zip, "_rels/.rels", relation(ns, relations + "/officeDocument", "xl/workbook.xml"));
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns='" + ns + "spreadsheetml/2006/main' xmlns:r='" + relations
                            + "'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", relation(ns, relations + "/worksheet", "worksheets/sheet1.xml"));
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns='" + ns + "spreadsheetml/2006/main'><sheetData>" + rows
                            + "</sheetData></worksheet>");
        }
        return out.toByteArray();
    }

    private static String relation(String ns, String type, String target) {
        return "<Relationships xmlns='" + ns + "package/2006/relationships'><Relationship Id='r1' Type='" + type
                + "' Target='" + target + "'/></Relationships>";
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version='1.0'?>" + xml).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static byte[] workbook(Consumer<Worksheet> fill) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "t", "1.0")) {
            fill.accept(workbook.newWorksheet("Lembar1"));
        }
        return out.toByteArray();
    }

    private static void row(Worksheet sheet, int row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                sheet.value(row, i, cells[i]);
            }
        }
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }
}
