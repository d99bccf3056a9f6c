package id.patuh.figures;

import java.util.Locale;

/** Cases are searched by any part of their numbers, in any letter case. */
public final class CaseNumber {

    private CaseNumber() {}

    /** For {@code lower(case_id) collate "C" like …}, byte by byte; what people wrote stands for itself. */
    public static String containing(String text) {
        String part = text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + part + "%";
    }
}
