package id.patuh.notice;

import java.util.List;

/**
 * A rung with its instant.
 *
 * @param subject what it belongs to: a limit ({@link RunningLimit#subject()}) or a finding
 * @param name {@code 80%}; {@code +PT24H} of a finding that nobody acts on
 * @param percent of the limit's working time; 0: of a finding
 * @param to {@code performer}, {@code supervisor} or role ids
 * @param performers ids of the roles it is up to
 * @param at epoch milliseconds
 */
record DueRung(String subject, String name, int percent, List<String> to, List<String> performers, long at) {

    DueRung {
        to = List.copyOf(to);
        performers = List.copyOf(performers);
    }

    /** What it fires under: once, whoever is told. */
    String identity() {
        return Identity.of("rung", subject, name, String.join(",", to));
    }

    /** What one recipient is told under: once, ever. */
    String identity(String recipient) {
        return Identity.of("rung", subject, name, recipient);
    }

    boolean isReminder() {
        return percent > 0 && percent < 100;
    }
}
