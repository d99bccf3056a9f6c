package id.patuh.reception;

/** Reading was called off, or the service stops. What was committed stays; the reader has nothing more to do. */
public final class ReadingStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReadingStopped(String message) {
        super(message, null, false, false);
    }
}
