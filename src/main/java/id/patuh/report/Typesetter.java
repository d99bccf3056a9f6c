package id.patuh.report;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Sets reports as pages that stand alone: well-formed XHTML that names nothing outside itself, by
 * {@code templates/report/*.html}. What a report says reaches the templates as values only, and they escape all of it. Safe
 * for use by several threads. Source: RELIABILITY.md 15.
 */
final class Typesetter {

    private final SpringTemplateEngine engine = engine();

    /** A section with a place of its own in the contents. */
    public record Section(String id, String title) {}

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Typesetter.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(true);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    String monthly(MonthlyReport report) {
        return set("report/monthly", report, Map.of("sections", sections(report)));
    }

    String first(MonthlyReport report) {
        return set("report/mail", report, Map.of());
    }

    String page(MonthlyReport report) {
        return set("report/page", report, Map.of("sections", sections(report)));
    }

    String monitoring(MonthlyReport report, List<MonitoringForm.Row> rows) {
        return set("report/monitoring", report, Map.of("rows", rows));
    }

    String inspection(MonthlyReport report) {
        return set("report/inspection", report, Map.of());
    }

    private String set(String template, MonthlyReport report, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("r", report);
        values.put("w", report.words());
        values.put("logo", logo(report.order().letterhead().logo()));
        return printable(engine.process(
                template, new Context(Period.locale(report.words().language()), values)));
    }

    private static @Nullable String logo(byte @Nullable [] picture) {
        if (picture == null) {
            return null;
        }
        String kind = picture.length > 0 && picture[0] == (byte) 0x89 ? "png" : "jpeg";
        return "data:image/" + kind + ";base64," + Base64.getEncoder().encodeToString(picture);
    }

    private static List<Section> sections(MonthlyReport report) {
        Wording words = report.words();
        List<Section> sections = new java.util.ArrayList<>();
        if (report.order().edition() > 1) {
            sections.add(new Section("changes", words.of("changes.heading")));
        }
        if (!report.isEmpty()) {
            for (String id : List.of("compare", "trend", "checks", "steps", "time", "delay")) {
                sections.add(new Section(id, words.of(id + ".heading")));
            }
            if (!report.offices().isEmpty()) {
                sections.add(new Section("offices", words.of("offices.heading")));
            }
            for (String id : List.of("missing", "findings", "worst")) {
                sections.add(new Section(id, words.of(id + ".heading")));
            }
        }
        for (String id : List.of("method", "basis", "signature")) {
            sections.add(new Section(id, words.of(id + ".heading")));
        }
        return sections;
    }

    /** Without characters that XML cannot hold. Source: XML 1.0, production 2. */
    static String printable(String text) {
        return isPrintable(text) ? text : printableOnly(text);
    }

    /** Whether it holds neither controls nor surrogates, as nearly all texts do. */
    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= 0xD800 && c <= 0xDFFF) || c >= 0xFFFE) {
                return false;
            }
        }
        return true;
    }

    private static String printableOnly(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= ' ' && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
