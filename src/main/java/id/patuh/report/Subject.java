package id.patuh.report;

import id.patuh.sop.Name;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about.
 *
 * @param sop the SOP's id; its versions count together
 * @param office the reporting office whose cases count, by the attribute that names it; null: all of them
 */
public record Subject(String sop, @Nullable String office) {

    boolean isAbout(@Nullable String unit) {
        return office == null || (unit != null && Name.folded(unit).equals(Name.folded(office)));
    }
}
