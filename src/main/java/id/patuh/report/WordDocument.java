package id.patuh.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.ZipOutputStream;

/**
 * A form as DOCX, A4 across: headings, one table whose heading row comes again on each page, a place to sign. Source:
 * ECMA-376, WordprocessingML.
 */
final class WordDocument {

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final int TEXT_WIDTH = 14_570;
    private static final int PERCENT = 100;

    private final StringBuilder xml = new StringBuilder();

    private WordDocument() {}

    static byte[] of(MonthlyReport report, Documents.Form form) {
        WordDocument document = new WordDocument();
        document.write(report, form);
        return document.packed(report, form);
    }

    private void write(MonthlyReport report, Documents.Form form) {
        Wording words = report.words();
        xml.append(HEAD).append("<w:document xmlns:w=\"").append(W).append("\"><w:body>");
        paragraph("Office", report.office());
        paragraph("Title", form.title());
        paragraph("Normal", words.of("sop") + ": " + report.sop().title().in(words.language()));
        String office = report.order().subject().office();
        paragraph("Normal", words.of("reporting-office") + ": " + (office == null ? words.of("all-offices") : office));
        paragraph(
                "Normal",
                words.of("period") + ": "
                        + report.order().period().name(words.language()) + " · "
                        + words.of("edition-n", report.order().edition()));
        paragraph(
                "Normal",
                words.of("as-of") + " "
                        + words.time(report.order().asOf(), report.sop().zone()) + " · " + words.of("known-by") + " "
                        + words.time(report.order().knownBy(), report.sop().zone()));
        if (form.rows().isEmpty() || report.isEmpty()) {
            paragraph("Normal", report.isEmpty() ? words.of("empty") : words.of("findings.none"));
        } else {
            table(form);
        }
        if (!form.note().isEmpty()) {
            paragraph("Normal", form.note());
        }
        paragraph("Normal", "");
        paragraph("Normal", words.of("signature.place.open"));
        paragraph("Normal", words.of("signature.knows") + " " + report.signatory());
        paragraph("Normal", "");
        paragraph("Normal", words.of("signature.name"));
        xml.append("<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"")
                .append(" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"/>")
                .append("<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>")
                .append("<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\"")
                .append(" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
    }

    private void table(Documents.Form form) {
        xml.append("<w:tbl><w:tblPr><w:tblStyle w:val=\"Form\"/><w:tblW w:w=\"")
                .append(TEXT_WIDTH)
                .append(
                        "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:firstRow=\"1\"/></w:tblPr><w:tblGrid>");
        form.widths()
                .forEach(width ->
                        xml.append("<w:gridCol w:w=\"").append(dxa(width)).append("\"/>"));
        xml.append("</w:tblGrid>");
        row(form.headings(), form.widths(), true);
        form.rows().forEach(row -> row(row, form.widths(), false));
        xml.append("</w:tbl>");
    }

    private static int dxa(int percent) {
        return TEXT_WIDTH * percent / PERCENT;
    }

    private void row(List<String> cells, List<Integer> widths, boolean heading) {
        xml.append("<w:tr><w:trPr><w:cantSplit/>")
                .append(heading ? "<w:tblHeader/>" : "")
                .append("</w:trPr>");
        for (int i = 0; i < cells.size(); i++) {
            xml.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(dxa(widths.get(i))).append("\" w:type=\"dxa\"/></w:tcPr>");
            paragraph(heading ? "Heading" : "Cell", cells.get(i));
            xml.append("</w:tc>");
        }
        xml.append("</w:tr>");
    }

    private void paragraph(String style, String text) {
        xml.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/></w:pPr>");
        if (!text.isEmpty()) {
            xml.append("<w:r><w:t xml:space=\"preserve\">")
                    .append(escaped(text).replace("\n", "</w:t><w:br/><w:t xml:space=\"preserve\">"))
                    .append("</w:t></w:r>");
        }
        xml.append("</w:p>");
    }

    private static String escaped(String text) {
        return Typesetter.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    // ---- the package

    private byte[] packed(MonthlyReport report, Documents.Form form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String language = report.words().tag().equals("en") ? "en-GB" : "id-ID";
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            put(out, "[Content_Types].xml", TYPES);
            put(out, "_rels/.rels", RELATIONS);
            put(out, "docProps/core.xml", core(report, form));
            put(out, "word/document.xml", xml.toString());
            put(out, "word/_rels/document.xml.rels", OF_DOCUMENT);
            put(out, "word/styles.xml", STYLES.replace("LANGUAGE", language));
            put(out, "word/footer1.xml", footer(report, form));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream out, String name, String content) throws IOException {
        SameZip.put(out, name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String core(MonthlyReport report, Documents.Form form) {
        String date = report.order().knownBy().truncatedTo(ChronoUnit.SECONDS).toString();
        return HEAD + "<cp:coreProperties"
                + " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" + escaped(form.title())
                + "</dc:title><dc:creator>" + escaped(report.office())
                + "</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">" + date
                + "</dcterms:created></cp:coreProperties>";
    }

    private static String footer(MonthlyReport report, Documents.Form form) {
        String text = escaped(form.title() + " · "
                + report.order().period().name(report.words().language()) + " · "
                + report.words().of("page") + " ");
        return HEAD + "<w:ftr xmlns:w=\"" + W + "\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t"
                + " xml:space=\"preserve\">" + text
                + "</w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>";
    }

    private static final String TYPES = HEAD
            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + part("/word/document.xml", "wordprocessingml.document.main")
            + part("/word/styles.xml", "wordprocessingml.styles")
            + part("/word/footer1.xml", "wordprocessingml.footer")
            + "<Override PartName=\"/docProps/core.xml\""
            + " ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";

    private static String part(String name, String kind) {
        return "<Override PartName=\"" + name + "\" ContentType=\"application/vnd.openxmlformats-officedocument." + kind
                + "+xml\"/>";
    }

    private static final String RELATIONS = HEAD
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Target=\"word/document.xml\""
            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/>"
            + "<Relationship Id=\"rId2\" Target=\"docProps/core.xml\""
            + " Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\"/>"
            + "</Relationships>";

    private static final String OF_DOCUMENT = HEAD
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"rId1\" Target=\"styles.xml\""
            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\"/>"
            + "<Relationship Id=\"rId2\" Target=\"footer1.xml\""
            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\"/>"
            + "</Relationships>";

    private static final String STYLES = HEAD + "<w:styles xmlns:w=\"" + W + "\"><w:docDefaults><w:rPrDefault><w:rPr>"
            + "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"20\"/>"
            + "<w:lang w:val=\"LANGUAGE\"/></w:rPr></w:rPrDefault></w:docDefaults>"
            + style("Normal", "", "")
            + style("Office", "<w:jc w:val=\"center\"/>", "<w:b/><w:caps/><w:sz w:val=\"24\"/>")
            + style(
                    "Title",
                    "<w:spacing w:before=\"120\" w:after=\"120\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>",
                    "<w:b/><w:sz w:val=\"28\"/>")
            + style("Heading", "", "<w:b/><w:sz w:val=\"17\"/>")
            + style("Cell", "", "<w:sz w:val=\"17\"/>")
            + "<w:style w:type=\"table\" w:styleId=\"Form\"><w:name w:val=\"Form\"/><w:tblPr><w:tblBorders>"
            + border("top") + border("left") + border("bottom") + border("right") + border("insideH")
            + border("insideV") + "</w:tblBorders></w:tblPr></w:style></w:styles>";

    private static String style(String name, String paragraph, String run) {
        return "<w:style w:type=\"paragraph\"" + (name.equals("Normal") ? " w:default=\"1\"" : "") + " w:styleId=\""
                + name + "\"><w:name w:val=\"" + name + "\"/><w:pPr>" + paragraph + "</w:pPr><w:rPr>" + run
                + "</w:rPr></w:style>";
    }

    private static String border(String side) {
        return "<w:" + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7D8A97\"/>";
    }
}
