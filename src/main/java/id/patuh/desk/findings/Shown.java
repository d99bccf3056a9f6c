package id.patuh.desk.findings;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How pages write times. */
final class Shown {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Shown() {}

    /** {@code 2026-10-05 08:10 WITA}; empty for null. */
    static String time(@Nullable Instant at, ZoneId zone) {
        if (at == null) {
            return "";
        }
        ZoneOffset offset = zone.getRules().getOffset(at);
        return MINUTE.format(at.atZone(zone)) + " "
                + switch (offset.getTotalSeconds()) {
                    case 7 * 3600 -> "WIB";
                    case 8 * 3600 -> "WITA";
                    case 9 * 3600 -> "WIT";
                    default -> offset.getId();
                };
    }

    /** The last day before an instant. */
    static String dayBefore(Instant end, ZoneId zone) {
        return end.atZone(zone).minusNanos(1).toLocalDate().toString();
    }
}
