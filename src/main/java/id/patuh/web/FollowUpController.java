package id.patuh.web;

import id.patuh.followup.Author;
import id.patuh.followup.Entry;
import id.patuh.followup.EntryKind;
import id.patuh.followup.FollowUp;
import id.patuh.followup.FollowUpState;
import id.patuh.followup.FollowUpStatus;
import id.patuh.followup.FollowUps;
import id.patuh.followup.Outcome;
import id.patuh.followup.Writing;
import id.patuh.sop.Text;
import id.patuh.standing.Finding;
import id.patuh.standing.FindingHistory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done about a finding: its log, and further entries. They are logged under the token's name. */
@RestController
@RequestMapping(path = "/api/v1/findings/{id}/follow-up", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "follow-up")
class FollowUpController {

    private final FindingHistory history;
    private final FollowUps followUps;
    private final TokenAuthors authors;

    FollowUpController(FindingHistory history, FollowUps followUps, TokenAuthors authors) {
        this.history = history;
        this.followUps = followUps;
        this.authors = authors;
    }

    /**
     * An entry to be written.
     *
     * @param kind {@code comment}, {@code question}, {@code recommendation}, {@code status}, {@code sign-off} or
     *     {@code undo}; answers are the auditee's
     * @param words the comment, question or recommendation; the reason of a status
     * @param due of a question or a status, a day
     * @param entry of {@code undo}: the one that is taken back
     * @param last the last entry that the writer saw; absent: whatever was written meanwhile
     */
    record Wanted(
            @Nullable String kind,
            @Nullable String words,
            @Nullable String cause,
            @Nullable String effect,
            @Nullable String status,
            @Nullable LocalDate due,
            @Nullable Long entry,
            @Nullable Long last) {}

    @Operation(summary = "How the follow-up of a finding stands, and its log")
    @GetMapping
    @Only.Inspectors
    Map<String, Object> show(@PathVariable long id) {
        return shown(followUps.of(find(id)));
    }

    @Operation(summary = "Put an entry into the log; 409 with the log where somebody else wrote since the entry 'last'")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Only.Inspectors
    ResponseEntity<Map<String, Object>> write(@PathVariable long id, @RequestBody Wanted asked, Authentication caller) {
        Author author = authors.of(caller);
        long seen = asked.last() == null ? FollowUps.WHATEVER_WAS : asked.last();
        Outcome outcome = followUps.write(find(id), writing(asked), author, seen);
        if (outcome instanceof Outcome.Written written) {
            Map<String, Object> shown = shown(written.followUp());
            shown.put("told", written.told());
            return ResponseEntity.created(URI.create("/api/v1/findings/" + id + "/follow-up"))
                    .body(shown);
        }
        if (outcome instanceof Outcome.Stale stale) {
            return ResponseEntity.status(HttpStatus.CONFLICT).body(shown(stale.now()));
        }
        if (outcome instanceof Outcome.Denied denied) {
            throw new Problems.Refused(HttpStatus.FORBIDDEN, denied.why());
        }
        Outcome.Refused refused = (Outcome.Refused) outcome;
        throw new Problems.Refused(HttpStatus.UNPROCESSABLE_CONTENT, named(refused.field(), refused.why()));
    }

    static Text named(String field, Text why) {
        return new Text(field + ": " + why.id(), field + ": " + why.en());
    }

    private Finding find(long id) {
        Finding finding = history.find(id);
        if (finding == null) {
            throw Asked.missing("tidak ada temuan " + id, "there is no finding " + id);
        }
        return finding;
    }

    private static Writing writing(Wanted asked) {
        String words = text(asked.words());
        EntryKind kind = EntryKind.of(text(asked.kind())).orElseThrow(() -> unknown("kind", asked.kind()));
        return switch (kind) {
            case COMMENT -> new Writing.Comment(words);
            case QUESTION -> new Writing.Question(words, asked.due());
            case ANSWER -> new Writing.Answer(words);
            case RECOMMENDATION -> new Writing.Recommendation(words, text(asked.cause()), text(asked.effect()));
            case STATUS ->
                new Writing.Status(
                        FollowUpStatus.of(text(asked.status())).orElseThrow(() -> unknown("status", asked.status())),
                        words,
                        asked.due());
            case SIGN_OFF -> new Writing.SignOff(words);
            case UNDO -> new Writing.Undo(asked.entry() == null ? 0 : asked.entry(), words);
            case ASSIGNMENT -> throw unknown("kind", asked.kind());
        };
    }

    private static RuntimeException unknown(String name, @Nullable String value) {
        return Asked.wrong(
                name + "=" + value + " tidak dikenal di sini; lihat /api/docs",
                name + "=" + value + " is not known here; see /api/docs");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    static Map<String, Object> shown(FollowUp followUp) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("state", state(followUp.state()));
        shown.put("last", followUp.last());
        shown.put(
                "entries",
                followUp.entries().stream().map(entry -> entry(entry, followUp)).toList());
        return shown;
    }

    private static Map<String, Object> state(FollowUpState state) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("status", state.status().word());
        put(shown, "reason", state.reason());
        put(shown, "due", state.due());
        put(shown, "assignee", state.assigneeName());
        put(shown, "question", state.question());
        put(shown, "asked", state.asked());
        put(shown, "answer-due", state.answerDue());
        put(shown, "answered", state.answered());
        put(shown, "recommendation", state.recommendation());
        put(shown, "cause", state.cause());
        put(shown, "effect", state.effect());
        put(shown, "signed-off", state.signedOff());
        put(shown, "signed-off-by", state.signedOffBy());
        return shown;
    }

    private static Map<String, Object> entry(Entry entry, FollowUp followUp) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", entry.id());
        shown.put("finding", entry.finding());
        shown.put("kind", entry.kind().word());
        shown.put("at", entry.at().toString());
        shown.put("name", entry.name());
        put(shown, "words", entry.words());
        put(shown, "cause", entry.cause());
        put(shown, "effect", entry.effect());
        put(shown, "due", entry.due());
        put(shown, "undoes", entry.undoes());
        if (followUp.isUndone(entry)) {
            shown.put("undone", true);
        }
        shown.put(
                "changes",
                entry.changes().stream()
                        .map(one -> List.of(one.name(), one.before(), one.after()))
                        .toList());
        return shown;
    }

    private static void put(Map<String, Object> shown, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            shown.put(name, value instanceof Long ? value : value.toString());
        }
    }
}
