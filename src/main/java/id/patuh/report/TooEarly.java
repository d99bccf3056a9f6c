package id.patuh.report;

import id.patuh.sop.Text;

/** A report is asked for of a time that is still to come. */
public final class TooEarly extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Text reason;

    TooEarly(String indonesian, String english) {
        super(english, null, false, false);
        this.reason = new Text(indonesian, english);
    }

    /** What is wrong and what to ask for instead. */
    public Text reason() {
        return reason;
    }
}
