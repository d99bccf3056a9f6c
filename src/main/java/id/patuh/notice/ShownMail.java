package id.patuh.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it would be sent.
 *
 * @param to addresses, each of which gets one of its own; empty: nobody can be reached
 * @param certificates the attachment; null: none
 */
public record ShownMail(
        List<String> to,
        String subject,
        String text,
        String html,
        @Nullable String certificates) {

    public ShownMail {
        to = List.copyOf(to);
    }
}
