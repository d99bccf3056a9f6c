package id.patuh.reception;

import id.patuh.sop.Text;
import java.util.Locale;

/** An arrival is larger than is taken in. Nothing of it was kept. Source: RELIABILITY.md 13. */
public final class TooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    private TooLarge(long limit) {
        super("larger than " + limit + " bytes");
        this.limit = limit;
    }

    /** @param limit bytes */
    public static TooLarge than(long limit) {
        return new TooLarge(limit);
    }

    /** Bytes. */
    public long limit() {
        return limit;
    }

    /** In both languages. */
    public Text reason() {
        return new Text(
                "lebih besar daripada " + shown(Locale.forLanguageTag("id")) + "; bagilah menjadi beberapa bagian",
                "larger than " + shown(Locale.ENGLISH) + "; split it");
    }

    private String shown(Locale locale) {
        return limit % 1_000_000 == 0
                ? String.format(locale, "%,d MB", limit / 1_000_000)
                : String.format(locale, "%,d B", limit);
    }
}
