package id.patuh.reception;

import java.util.Locale;

/** The ways in. */
public enum Source {
    /** Posted events and uploaded files. */
    REST,
    /** Files dropped into the folder. */
    FOLDER,
    /** E-mails and what is attached to them. */
    MAIL,
    /** The sample month of a fresh installation. */
    SAMPLE,
    /** Files dropped at the desk, rows mended there and steps recorded there by hand. */
    DESK;

    /** As in the database: {@code rest}, {@code folder}, … */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Source of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
