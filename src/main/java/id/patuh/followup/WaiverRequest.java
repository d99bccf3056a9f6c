package id.patuh.followup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be set aside. Days are in the SOP's zone.
 *
 * @param until the last day on which it covers anything; null: none was given
 * @param unit of a period's cases: only those of this reporting unit; empty: of any
 * @param from first day of the period in which cases were opened; null: none was given
 * @param to its last day
 */
public record WaiverRequest(
        WaiverScope scope,
        String reason,
        @Nullable LocalDate until,
        String unit,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
