package id.patuh.web;

import id.patuh.lint.UnreadableRules;
import id.patuh.sop.Text;
import id.patuh.standing.FindingHistory;
import id.patuh.standing.Reaudits;
import id.patuh.standing.Rehearsals;
import id.patuh.standing.RulesInForce;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rules in force, what other rules would change, and how far audits under changed ones have come. */
@RestController
@Tag(name = "rules")
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class RulesController {

    private static final int LAST = 50;
    private static final int MOST = 5_000;

    private final RulesInForce rules;
    private final Rehearsals rehearsals;
    private final FindingHistory history;
    private final Clock clock;

    RulesController(RulesInForce rules, Rehearsals rehearsals, FindingHistory history, Clock clock) {
        this.rules = rules;
        this.rehearsals = rehearsals;
        this.history = history;
        this.clock = clock;
    }

    /** The rules in force; a changed folder that waits; what is wrong with one that was refused. */
    @Operation(summary = "The rules in force, a changed folder that waits, what is wrong with one that was refused")
    @GetMapping("/rules")
    @Only.Inspectors
    Map<String, Object> rules(@Parameter(hidden = true) HttpServletRequest request) {
        RulesInForce.State state = rules.state();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("fingerprint", state.fingerprint());
        shown.put(
                "sops",
                state.inForce().stream()
                        .map(sop -> Map.of(
                                "sop", sop.sop(),
                                "versions", sop.versions(),
                                "fingerprint", sop.fingerprint(),
                                "since", sop.since().toString()))
                        .toList());
        put(shown, "waiting", state.waiting());
        RulesInForce.Refused refused = state.refused();
        if (refused != null) {
            shown.put(
                    "refused",
                    Map.of(
                            "fingerprint", refused.fingerprint(),
                            "since", refused.since().toString(),
                            "complaints", Problems.texts(refused.complaints(), Problems.language(request))));
        }
        return shown;
    }

    /** Takes the changed folder that waits into force. */
    @Operation(summary = "Take the changed folder that waits into force")
    @PostMapping("/rules/switch")
    @Only.Admins
    Map<String, Object> confirm(@Parameter(hidden = true) HttpServletRequest request) {
        if (!rules.confirm()) {
            throw Asked.conflict(
                    "tidak ada aturan berubah yang menunggu persetujuan", "no changed rules wait for confirmation");
        }
        return rules(request);
    }

    /** The last re-audits, the newest first. */
    @Operation(summary = "The last re-audits, newest first")
    @GetMapping("/reaudits")
    @Only.Inspectors
    List<Map<String, Object>> reaudits() {
        return history.reaudits(LAST).stream().map(RulesController::shown).toList();
    }

    private static Map<String, Object> shown(Reaudits.Progress progress) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", progress.id());
        shown.put("rules", progress.rules());
        shown.put("started", progress.started().toString());
        put(shown, "total", progress.total());
        if (progress.total() != null) {
            shown.put("done", Math.max(0, progress.total() - progress.left()));
        }
        shown.put("left", progress.left());
        put(shown, "finished", progress.finished());
        return shown;
    }

    /**
     * Starts a rehearsal of the changed folder that waits, else of the candidate folder.
     *
     * @param sample how many cases; absent: all
     */
    @Operation(summary = "Rehearse the changed folder: what would it change?")
    @PostMapping("/rehearsals")
    @Only.Inspectors
    ResponseEntity<Map<String, Object>> rehearse(@RequestParam(required = false) @Nullable Long sample) {
        if (sample != null && sample < 1) {
            throw Asked.wrong(
                    "sample=" + sample + " di luar batas; tulis 1 atau lebih, atau kosongkan untuk semua kasus",
                    "sample=" + sample + " is out of range; write 1 or more, or leave it out for all cases");
        }
        Long id = rehearsals.start(sample);
        if (id == null) {
            throw Asked.conflict(
                    "tidak ada aturan lain untuk digladikan; letakkan di folder patuh.rules-candidate",
                    "there are no other rules to rehearse; put them into the folder of patuh.rules-candidate");
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/rehearsals/" + id))
                .body(rehearsal(id));
    }

    /** The last rehearsals, the newest first. */
    @Operation(summary = "The last rehearsals, newest first")
    @GetMapping("/rehearsals")
    @Only.Inspectors
    List<Map<String, Object>> rehearsals() {
        return rehearsals.list(LAST).stream().map(this::shown).toList();
    }

    /** A rehearsal, how far it has come, and how many findings of each check would change. */
    @Operation(summary = "How far a rehearsal has come, and how many findings of each check would change")
    @GetMapping("/rehearsals/{id}")
    @Only.Inspectors
    Map<String, Object> rehearsal(@PathVariable long id) {
        Map<String, Object> shown = shown(find(id));
        shown.put("checks", rehearsals.counts(id));
        return shown;
    }

    /** The findings that would be raised, withdrawn or changed. */
    @Operation(summary = "The findings that would be raised, withdrawn or changed; header Link leads to the next page")
    @GetMapping("/rehearsals/{id}/changes")
    @Only.Inspectors
    ResponseEntity<List<Map<String, Object>>> changes(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String change,
            @RequestParam(required = false) @Nullable String check,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "1000") int limit,
            @RequestParam(defaultValue = "id") String lang) {
        find(id);
        List<Rehearsals.WouldChange> found = rehearsals.changes(
                id,
                Asked.word("change", change, "raised", "withdrawn", "changed"),
                Asked.text(check),
                after,
                Asked.limit(limit, MOST));
        HttpHeaders headers = new HttpHeaders();
        Asked.next(found.size() < limit ? null : found.get(found.size() - 1).number())
                .forEach(link -> headers.add(HttpHeaders.LINK, link));
        return ResponseEntity.ok()
                .headers(headers)
                .body(found.stream().map(one -> shown(one, lang)).toList());
    }

    private Rehearsals.Rehearsal find(long id) {
        Rehearsals.Rehearsal rehearsal = rehearsals.find(id);
        if (rehearsal == null) {
            throw Asked.missing("tidak ada gladi " + id, "there is no rehearsal " + id);
        }
        return rehearsal;
    }

    private Map<String, Object> shown(Rehearsals.Rehearsal rehearsal) {
        boolean broken = rehearsal.finished() == null && rehearsal.aliveUntil().isBefore(clock.instant());
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", rehearsal.id());
        shown.put("rules", rehearsal.rules());
        shown.put("folder", rehearsal.folder());
        shown.put("as-of", rehearsal.asOf().toString());
        shown.put("total", rehearsal.total());
        shown.put("done", rehearsal.done());
        put(shown, "finished", rehearsal.finished());
        put(shown, "failed", broken ? "broken off: the service that ran it is gone" : rehearsal.failed());
        return shown;
    }

    private static Map<String, Object> shown(Rehearsals.WouldChange change, String lang) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("number", change.number());
        shown.put("change", change.change());
        shown.put("case", change.caseId());
        shown.put("sop", change.sop());
        shown.put("step", change.step());
        shown.put("check", change.check());
        shown.put("subject", change.subject());
        put(shown, "before", change.before() == null ? null : shown(change.before(), lang));
        put(shown, "after", change.after() == null ? null : shown(change.after(), lang));
        return shown;
    }

    private static Map<String, Object> shown(Rehearsals.Side side, String lang) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("version", side.version());
        shown.put("verdict", side.verdict());
        put(shown, "severity", side.severity());
        shown.put("sentence", Asked.language(lang) == id.patuh.sop.Language.ID ? side.sentenceId() : side.sentenceEn());
        return shown;
    }

    private static void put(Map<String, Object> shown, String name, @Nullable Object value) {
        if (value != null) {
            shown.put(name, value instanceof java.time.Instant ? value.toString() : value);
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> faulty(UnreadableRules faulty, HttpServletRequest request) {
        return Problems.faulty(
                new Text(
                        "aturan ini tidak dapat dipakai; perbaiki yang disebut dalam complaints",
                        "the rules cannot be used; mend what the complaints name"),
                faulty.complaints(),
                request);
    }
}
