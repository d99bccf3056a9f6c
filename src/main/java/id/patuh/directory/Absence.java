package id.patuh.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which somebody does not work (cuti).
 *
 * @param from the first day, in the office's zone
 * @param to the last day, included
 * @param substitute the key of the person who stands in; null: nobody in particular
 * @param why in the file's words; empty where it does not say
 */
public record Absence(
        LocalDate from, LocalDate to, @Nullable String substitute, String why) {

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    boolean overlaps(Absence other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }
}
