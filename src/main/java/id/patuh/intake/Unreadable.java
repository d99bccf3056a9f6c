package id.patuh.intake;

import id.patuh.sop.Text;

/** A file, or the rest of one, that cannot be read. What was read of it before stays. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final transient Text reason;

    /** @param line where reading ended, from 1; 0: the file as a whole */
    Unreadable(long line, Text reason) {
        super(reason.en(), null, false, false);
        this.line = line;
        this.reason = reason;
    }

    long line() {
        return line;
    }

    Text reason() {
        return reason;
    }
}
