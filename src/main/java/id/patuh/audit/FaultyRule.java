package id.patuh.audit;

/** A rule that compiles but cannot be carried out, e.g. as it asks for a step the SOP has not. */
public final class FaultyRule extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FaultyRule(String message) {
        super(message);
    }

    /** The faulty rule behind an exception of the rule engine; the exception itself where there is none. */
    static RuntimeException in(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof FaultyRule faulty) {
                return faulty;
            }
        }
        return thrown;
    }
}
