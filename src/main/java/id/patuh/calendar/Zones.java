package id.patuh.calendar;

import id.patuh.lint.Complaints;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Time zones as rules files name them: {@code Asia/Makassar}, or an offset such as {@code +08:00}. */
public final class Zones {

    private static final Map<String, String> INDONESIAN =
            Map.of("wib", "Asia/Jakarta", "wita", "Asia/Makassar", "wit", "Asia/Jayapura");

    private Zones() {}

    /** The zone; null, with a complaint, where there is none of that name. */
    public static @Nullable ZoneId read(Node.Scalar text, Complaints complaints) {
        try {
            return ZoneId.of(text.text());
        } catch (DateTimeException unknown) {
            String meant = INDONESIAN.get(text.text().toLowerCase(Locale.ROOT));
            String near = meant == null ? Known.nearest(text.text(), ZoneId.getAvailableZoneIds()) : meant;
            complaints.fault(
                    text,
                    "zona tidak dikenal " + Known.quoted(text.text())
                            + (near == null ? "; tulis" : "; maksudnya '" + near + "'? Tulis")
                            + " zona seperti Asia/Jakarta (WIB), Asia/Makassar (WITA), atau Asia/Jayapura (WIT)",
                    "unknown zone " + Known.quoted(text.text())
                            + (near == null ? "; write" : "; did you mean '" + near + "'? Write")
                            + " a zone such as Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT)");
            return null;
        }
    }
}
