package id.patuh.desk;

import java.util.Locale;
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
        String text = texts.getMessage("desk.check." + name, null, name, LocaleContextHolder.getLocale());
        return text == null ? name : text;
    }
}
