package id.patuh.reception;

/** An {@code Idempotency-Key} cannot be used for this post. */
public final class KeyInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean inFlight;

    KeyInUse(boolean inFlight) {
        super(inFlight ? "a post with this key is being taken in" : "another post was sent with this key");
        this.inFlight = inFlight;
    }

    /** Whether the earlier post is still being taken in; else it was another post. */
    public boolean isInFlight() {
        return inFlight;
    }
}
