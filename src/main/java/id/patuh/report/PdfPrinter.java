package id.patuh.report;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Calendar;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * Prints XHTML as PDF: A4, tagged for PDF/UA, fonts embedded. It fetches nothing: a page holds all it needs. The same page
 * and time give the same bytes. Safe for use by several threads. Source: RELIABILITY.md 15; ISO 14289-1.
 */
final class PdfPrinter {

    private static final String FAMILY = "Liberation Sans";

    /** Drawings would take a font of the machine otherwise, each machine its own. */
    private static final Set<FSFontUseCase> TEXT_AND_DRAWINGS = EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG);

    static {
        XRLog.setLoggingEnabled(false);
    }

    private PdfPrinter() {}

    /**
     * @param xhtml well-formed
     * @param made what the document gives as its date
     */
    static byte[] print(String xhtml, Instant made) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        builder.useExternalResourceAccessControl(
                (uri, kind) -> uri.startsWith("data:"), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (uri, kind) -> uri.startsWith("data:"), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.useFont(font("Regular"), FAMILY, 400, FontStyle.NORMAL, true, TEXT_AND_DRAWINGS);
        builder.useFont(font("Bold"), FAMILY, 700, FontStyle.NORMAL, true, TEXT_AND_DRAWINGS);
        builder.withProducer("Patuh");
        builder.withHtmlContent(xhtml, null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            return saved(renderer.getPdfDocument(), xhtml, made);
        } catch (IOException e) {
            throw new UncheckedIOException("the PDF cannot be made: " + e.getMessage(), e);
        }
    }

    private static FSSupplier<InputStream> font(String style) {
        return () -> Objects.requireNonNull(
                PdfPrinter.class.getClassLoader().getResourceAsStream("report/fonts/LiberationSans-" + style + ".ttf"));
    }

    /** PDFBox would put in the time of day, and make the document's id of it. */
    private static byte[] saved(PDDocument document, String xhtml, Instant made) throws IOException {
        Calendar date = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        date.setTimeInMillis(made.toEpochMilli());
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(date);
        information.setModificationDate(date);
        document.setDocumentId(ByteBuffer.wrap(sha256(xhtml)).getLong());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
