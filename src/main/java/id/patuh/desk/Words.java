package id.patuh.desk;

import id.patuh.audit.Check;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The words of the pages, in the language of the request. Source: {@code texts/*.properties}. */
@Component("words")
public class Words {

    private final MessageSource texts;

    Words(MessageSource texts) {
        this.texts = texts;
    }

    /** The text of that key; what is no key is shown as it is. */
    public String of(String key, Object... values) {
        Locale locale = LocaleContextHolder.getLocale();
        String text = texts.getMessage(key, values, key, locale);
        return text == null ? key : text;
    }

    /** What a check is called; one of the SOP's own by its name. */
    public String check(String name) {
        return called("desk.check.", name);
    }

    /** What a word of the program is called; one that has no text, as it is. */
    public String called(String prefix, String word) {
        String key = prefix + word.replace(' ', '-');
        String text = texts.getMessage(key, null, word, LocaleContextHolder.getLocale());
        return text == null ? word : text;
    }

    /** What every check of the program is called, by its name. */
    public Map<String, String> checks() {
        Map<String, String> called = new LinkedHashMap<>();
        Check.ALL.forEach(check -> called.put(check.name(), check(check.name())));
        return called;
    }
}
