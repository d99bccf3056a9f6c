package id.patuh.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log; it stays as it is for ever.
 *
 * @param finding the finding that stood, or had ended last, when it was written
 * @param who {@code account:7} or {@code token:register}
 * @param name of the author at the time
 * @param words empty: none
 * @param undoes the entry that it takes back; null: none
 * @param before how the follow-up stood, by name; what was not there is left out
 * @param after how it stood then
 */
public record Entry(
        long id,
        long finding,
        EntryKind kind,
        Instant at,
        String who,
        String name,
        String words,
        @Nullable String cause,
        @Nullable String effect,
        @Nullable FollowUpStatus status,
        @Nullable LocalDate due,
        @Nullable Long assignee,
        @Nullable String assigneeName,
        @Nullable Long undoes,
        Map<String, String> before,
        Map<String, String> after) {

    public Entry {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    /** A fact that the entry changed; empty: it was not there. */
    public record Change(String name, String before, String after) {}

    /** What it changed, without what merely says that it was written. */
    public List<Change> changes() {
        Set<String> names = new LinkedHashSet<>(List.of(
                "status", "reason", "due", "assignee", "question", "answer-due", "recommendation", "cause", "effect"));
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            String was = before.getOrDefault(name, "");
            String is = after.getOrDefault(name, "");
            if (!was.equals(is)) {
                changes.add(new Change(name, was, is));
            }
        }
        return changes;
    }
}
