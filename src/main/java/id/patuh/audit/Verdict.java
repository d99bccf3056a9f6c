package id.patuh.audit;

import id.patuh.sop.Text;
import java.util.Locale;

/** A check's answer. Source: AUDIT.md, "The five verdicts"; {@code waived} is laid over them by people. */
public enum Verdict {
    COMPLIANT("patuh"),
    VIOLATED("melanggar"),
    UNPROVEN("belum terbukti"),
    PENDING("menunggu"),
    WAIVED("dikecualikan");

    private final Text text;

    Verdict(String indonesian) {
        this.text = new Text(indonesian, name().toLowerCase(Locale.ROOT));
    }

    /** As in files: {@code compliant}, {@code violated}, … */
    public String word() {
        return text.en();
    }

    public Text text() {
        return text;
    }

    /** Violated or unproven. */
    public boolean isFinding() {
        return this == VIOLATED || this == UNPROVEN;
    }
}
