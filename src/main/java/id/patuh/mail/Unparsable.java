package id.patuh.mail;

import id.patuh.sop.Text;

/** A message that is not taken apart; the whole of it is rejected with this reason. */
final class Unparsable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Text reason;

    Unparsable(Text reason) {
        super(reason.en(), null, false, false);
        this.reason = reason;
    }

    Text reason() {
        return reason;
    }
}
