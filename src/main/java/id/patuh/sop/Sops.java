package id.patuh.sop;

import id.patuh.calendar.WorkingCalendar;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The procedures of a rules folder, in all their versions.
 *
 * @param folder where they were read from; null where they came with the program
 * @param versions by SOP id, the versions of each from the first in force to the last
 * @param calendars by name, {@code always} among them
 */
public record Sops(
        @Nullable Path folder, SortedMap<String, List<Sop>> versions, Map<String, WorkingCalendar> calendars) {

    /** @param sops in any order */
    public static Sops of(@Nullable Path folder, List<Sop> sops, Map<String, WorkingCalendar> calendars) {
        SortedMap<String, List<Sop>> versions = new TreeMap<>();
        sops.stream()
                .sorted(Comparator.comparing(Sop::effectiveFrom).thenComparing(Sop::version))
                .forEach(sop -> versions.computeIfAbsent(sop.id(), id -> new ArrayList<>())
                        .add(sop));
        return new Sops(folder, versions, Map.copyOf(calendars));
    }

    public boolean knows(String id) {
        return versions.containsKey(id);
    }

    /** The only SOP's id; null where there are none or several. */
    public @Nullable String only() {
        return versions.size() == 1 ? versions.firstKey() : null;
    }

    /**
     * The version that governs a case.
     *
     * @param id an SOP that {@link #knows} says yes to
     * @param opened when the case was opened, epoch milliseconds
     * @return the one with the latest {@code effective-from} not after that day in its zone, else the first
     */
    public Sop governing(String id, long opened) {
        List<Sop> candidates = versions.get(id);
        if (candidates == null) {
            throw new IllegalArgumentException("unknown SOP " + id);
        }
        for (int i = candidates.size() - 1; i > 0; i--) {
            Sop sop = candidates.get(i);
            if (!sop.effectiveFrom()
                    .isAfter(Instant.ofEpochMilli(opened).atZone(sop.zone()).toLocalDate())) {
                return sop;
            }
        }
        return candidates.get(0);
    }

    /** The version whose zone local times of an SOP's events are read in: the last. */
    public Sop latest(String id) {
        List<Sop> candidates = versions.get(id);
        if (candidates == null) {
            throw new IllegalArgumentException("unknown SOP " + id);
        }
        return candidates.get(candidates.size() - 1);
    }
}
