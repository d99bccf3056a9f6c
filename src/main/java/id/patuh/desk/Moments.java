package id.patuh.desk;

import id.patuh.standing.RulesInForce;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Instants and sizes as the pages show them, in the language of the request and the zone of the SOPs. */
@Component("moments")
public class Moments {

    private static final String SHOWN = "d MMM uuuu HH:mm:ss z";

    private final RulesInForce rules;

    Moments(RulesInForce rules) {
        this.rules = rules;
    }

    /** {@code 5 Okt 2026 08:00:00 WITA}; an en dash for none. */
    public String of(@Nullable Instant instant) {
        Locale locale = LocaleContextHolder.getLocale();
        return instant == null
                ? "–"
                : DateTimeFormatter.ofPattern(SHOWN, locale).format(instant.atZone(rules.zone()));
    }

    /** For machines: ISO 8601 with offset. */
    public String iso(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(rules.zone()));
    }

    /** {@code 2,5 MB}. */
    public String size(long bytes) {
        Locale locale = LocaleContextHolder.getLocale();
        return bytes < 1_000
                ? bytes + " B"
                : bytes < 1_000_000
                        ? String.format(locale, "%.1f kB", bytes / 1e3)
                        : String.format(locale, bytes % 1_000_000 == 0 ? "%,.0f MB" : "%.1f MB", bytes / 1e6);
    }
}
