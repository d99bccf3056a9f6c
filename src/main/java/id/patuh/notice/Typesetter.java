package id.patuh.notice;

import java.util.Locale;
import java.util.Map;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Sets letters as plain text and as HTML, by {@code notices/letter.txt} and {@code notices/letter.html}. What a letter
 * says reaches the templates as values only, and HTML escapes all of it. Safe for use by several threads. Source:
 * RELIABILITY.md 15.
 */
final class Typesetter {

    private final SpringTemplateEngine text = engine(TemplateMode.TEXT, ".txt");
    private final SpringTemplateEngine html = engine(TemplateMode.HTML, ".html");

    private static SpringTemplateEngine engine(TemplateMode mode, String suffix) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Typesetter.class.getClassLoader());
        resolver.setPrefix("notices/");
        resolver.setSuffix(suffix);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(true);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    /** Lines end with {@code \n}. */
    String text(Letter letter) {
        return set(text, letter);
    }

    String html(Letter letter) {
        return set(html, letter);
    }

    private static String set(SpringTemplateEngine engine, Letter letter) {
        return engine.process("letter", new Context(Locale.ROOT, Map.of("letter", letter)));
    }
}
