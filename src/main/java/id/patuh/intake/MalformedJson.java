package id.patuh.intake;

import id.patuh.sop.Text;

/** A text that is no JSON. */
public final class MalformedJson extends Exception {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final transient Text reason;

    MalformedJson(long line, Text reason) {
        super(reason.en(), null, false, false);
        this.line = line;
        this.reason = reason;
    }

    /** From 1; 0: the text as a whole. */
    public long line() {
        return line;
    }

    public Text reason() {
        return reason;
    }
}
