package id.patuh.standing;

import java.time.Instant;

/**
 * Which events of a case were known.
 *
 * @param by when the last of them was received
 * @param events how many they were
 */
public record Knowledge(Instant by, int events) {

    static final Knowledge NOTHING = new Knowledge(Instant.EPOCH, 0);

    Knowledge and(Instant received) {
        return new Knowledge(received.isAfter(by) ? received : by, events + 1);
    }
}
