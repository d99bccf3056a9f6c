package id.patuh.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Everything that is demanded: all versions of all SOPs, and the calendars by name. */
record PlainRules(List<PlainSop> sops, Map<String, PlainCalendar> calendars) {

    /** The version in force for a case opened at that time: the latest one begun by then, else the first. */
    PlainSop inForce(String sop, Instant opened) {
        List<PlainSop> versions = sops.stream()
                .filter(version -> version.id().equals(sop))
                .sorted(Comparator.comparing(PlainSop::from))
                .toList();
        PlainSop chosen = versions.get(0);
        for (PlainSop version : versions) {
            LocalDate day = opened.atZone(version.zone()).toLocalDate();
            if (!version.from().isAfter(day)) {
                chosen = version;
            }
        }
        return chosen;
    }
}
