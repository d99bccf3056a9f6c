package id.patuh.followup;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The follow-up of what a finding is about: its log, and how it stands by that.
 *
 * @param entries the oldest first; empty: nothing has been done
 */
public record FollowUp(List<Entry> entries, FollowUpState state) {

    /** Nothing has been done. */
    public static final FollowUp NONE = FollowUp.of(List.of());

    public FollowUp {
        entries = List.copyOf(entries);
    }

    static FollowUp of(List<Entry> entries) {
        Set<Long> undone = undone(entries);
        return new FollowUp(
                entries,
                FollowUpState.of(entries.stream()
                        .filter(entry -> !undone.contains(entry.id()))
                        .toList()));
    }

    private static Set<Long> undone(List<Entry> entries) {
        return entries.stream().map(Entry::undoes).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** The number of the last entry, which whoever writes says to have seen; 0: there is none. */
    public long last() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).id();
    }

    /** Whether a further entry took that one back. */
    public boolean isUndone(Entry entry) {
        return undone(entries).contains(entry.id());
    }

    /** The entry of that number; null: this log has none. */
    @Nullable
    Entry entry(long id) {
        return entries.stream().filter(one -> one.id() == id).findFirst().orElse(null);
    }
}
