package id.patuh.sop;

import java.util.List;

/**
 * A rung of the escalation ladder.
 *
 * @param percent of the limit's working time
 * @param to {@code performer}, {@code supervisor} or role ids
 */
public record Rung(int percent, List<String> to) {

    public Rung {
        to = List.copyOf(to);
    }
}
