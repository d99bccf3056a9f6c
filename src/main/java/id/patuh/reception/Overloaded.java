package id.patuh.reception;

import id.patuh.sop.Text;

/**
 * Nothing is taken in for now; it is to be offered again later. A way in that polls stops polling, REST answers 503.
 * Source: RELIABILITY.md 19.
 */
public final class Overloaded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Text reason;
    private final int retryAfterSeconds;

    /** @param retryAfterSeconds when it may be worth while to offer it again */
    public Overloaded(Text reason, int retryAfterSeconds) {
        super(reason.en());
        this.reason = reason;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Why, in both languages. */
    public Text reason() {
        return reason;
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
