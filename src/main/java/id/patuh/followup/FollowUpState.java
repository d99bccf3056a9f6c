package id.patuh.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a follow-up stands.
 *
 * @param reason of the status; empty: none was given
 * @param due of the status; null: none
 * @param assignee the account of the inspector who looks after it; null: nobody in particular
 * @param question the one that waits for its answer; empty: none does
 * @param asked when it was asked; null: none waits
 * @param answered when the auditee answered last; null: never
 * @param recommendation empty: none yet
 * @param signedOff null: it goes on
 */
public record FollowUpState(
        FollowUpStatus status,
        String reason,
        @Nullable LocalDate due,
        @Nullable Long assignee,
        String assigneeName,
        String question,
        @Nullable Instant asked,
        @Nullable LocalDate answerDue,
        @Nullable Instant answered,
        String recommendation,
        String cause,
        String effect,
        @Nullable Instant signedOff,
        String signedOffBy) {

    /** @param entries those that were not taken back, the oldest first */
    static FollowUpState of(List<Entry> entries) {
        Entry set = last(entries, EntryKind.STATUS);
        Entry assigned = last(entries, EntryKind.ASSIGNMENT);
        Entry recommended = last(entries, EntryKind.RECOMMENDATION);
        Entry closed = last(entries, EntryKind.SIGN_OFF);
        Entry answer = last(entries, EntryKind.ANSWER);
        Entry question = last(entries, EntryKind.QUESTION);
        Entry waiting = question == null || (answer != null && answer.id() > question.id()) ? null : question;
        return new FollowUpState(
                set == null || set.status() == null ? FollowUpStatus.NOT_FOLLOWED_UP : set.status(),
                set == null ? "" : set.words(),
                set == null ? null : set.due(),
                assigned == null ? null : assigned.assignee(),
                assigned == null ? "" : text(assigned.assigneeName()),
                waiting == null ? "" : waiting.words(),
                waiting == null ? null : waiting.at(),
                waiting == null ? null : waiting.due(),
                answer == null ? null : answer.at(),
                recommended == null ? "" : recommended.words(),
                recommended == null ? "" : text(recommended.cause()),
                recommended == null ? "" : text(recommended.effect()),
                closed == null ? null : closed.at(),
                closed == null ? "" : closed.name());
    }

    private static @Nullable Entry last(List<Entry> entries, EntryKind kind) {
        Entry last = null;
        for (Entry entry : entries) {
            last = entry.kind() == kind ? entry : last;
        }
        return last;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    public boolean isSignedOff() {
        return signedOff != null;
    }

    /** A question waits for its answer. */
    public boolean isAsked() {
        return asked != null;
    }

    /** It waits beyond its day. */
    public boolean isOverdue(LocalDate today) {
        return asked != null && answerDue != null && today.isAfter(answerDue);
    }

    /** What is there, by name; what is not there is left out. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("status", status.word());
        put(facts, "reason", reason);
        put(facts, "due", due);
        put(facts, "assignee", assigneeName);
        put(facts, "question", question);
        put(facts, "asked", asked);
        put(facts, "answer-due", answerDue);
        put(facts, "answered", answered);
        put(facts, "recommendation", recommendation);
        put(facts, "cause", cause);
        put(facts, "effect", effect);
        put(facts, "signed-off", signedOff);
        put(facts, "signed-off-by", signedOffBy);
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            facts.put(name, value.toString());
        }
    }
}
