package id.patuh.sop;

import id.patuh.lint.Phrase;

/** A text that is no limit: why, and what to write. */
final class UnreadableLimit extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    UnreadableLimit(String id, String en) {
        super(en);
        this.why = new Phrase(id, en);
    }

    Phrase why() {
        return why;
    }
}
