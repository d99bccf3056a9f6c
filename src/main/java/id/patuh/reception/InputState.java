package id.patuh.reception;

import java.util.Locale;

/** How far an input has come. */
public enum InputState {
    /** Durable, not looked at yet. */
    RECEIVED,
    /** Being read; what its counts say is committed. */
    READING,
    /** Read to its end; each of its rows was accepted, a duplicate or rejected. */
    READ,
    /** Nothing of it could be taken. */
    REJECTED,
    /** Reading was called off; what was accepted before stays. */
    CANCELLED;

    /** As in the database: {@code received}, {@code reading}, … */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing more happens to it. */
    public boolean isFinal() {
        return this != RECEIVED && this != READING;
    }

    static InputState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
