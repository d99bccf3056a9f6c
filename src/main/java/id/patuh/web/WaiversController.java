package id.patuh.web;

import id.patuh.followup.Ruling;
import id.patuh.followup.Waiver;
import id.patuh.followup.WaiverRequest;
import id.patuh.followup.WaiverScope;
import id.patuh.followup.Waivers;
import id.patuh.sop.Text;
import id.patuh.standing.Finding;
import id.patuh.standing.FindingHistory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Waivers: asked for by one caller, decided by another. */
@RestController
@RequestMapping(path = "/api/v1/waivers", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "waivers")
class WaiversController {

    private static final int MOST = 1_000;

    private final Waivers waivers;
    private final FindingHistory history;
    private final TokenAuthors authors;
    private final Clock clock;

    WaiversController(Waivers waivers, FindingHistory history, TokenAuthors authors, Clock clock) {
        this.waivers = waivers;
        this.history = history;
        this.authors = authors;
        this.clock = clock;
    }

    /**
     * A waiver that is asked for.
     *
     * @param finding the number of a finding that stands
     * @param scope {@code finding}, {@code case-step} or {@code sop-step}
     * @param until the last day on which it holds
     * @param unit of {@code sop-step}: only cases of that reporting unit; absent: of any
     * @param from of {@code sop-step}: cases opened from that day on
     * @param to of {@code sop-step}: and up to that one
     */
    record Wanted(
            @Nullable Long finding,
            @Nullable String scope,
            @Nullable String reason,
            @Nullable LocalDate until,
            @Nullable String unit,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** Why it is decided so. */
    record Because(@Nullable String reason) {}

    @Operation(summary = "Waivers, newest first; state: requested, in-force, expired, refused or revoked")
    @GetMapping
    @Only.Inspectors
    List<Map<String, Object>> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "100") int limit) {
        String wanted = Asked.word("state", state, "requested", "in-force", "expired", "refused", "revoked");
        return waivers.list(wanted, before == null ? Long.MAX_VALUE : before, Asked.limit(limit, MOST)).stream()
                .map(this::shown)
                .toList();
    }

    @Operation(summary = "One waiver")
    @GetMapping("/{id}")
    @Only.Inspectors
    Map<String, Object> one(@PathVariable long id) {
        return shown(waivers.find(id)
                .orElseThrow(() -> Asked.missing("tidak ada pengecualian " + id, "there is no waiver " + id)));
    }

    @Operation(summary = "Ask for a waiver; somebody else decides")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Only.Inspectors
    ResponseEntity<Map<String, Object>> request(@RequestBody Wanted wanted, Authentication caller) {
        Finding finding = wanted.finding() == null ? null : history.find(wanted.finding());
        if (finding == null) {
            throw Asked.missing("tidak ada temuan " + wanted.finding(), "there is no finding " + wanted.finding());
        }
        WaiverScope scope = WaiverScope.of(text(wanted.scope()))
                .orElseThrow(() -> Asked.unknown("scope", wanted.scope(), List.of("finding", "case-step", "sop-step")));
        WaiverRequest request = new WaiverRequest(
                scope, text(wanted.reason()), wanted.until(), text(wanted.unit()), wanted.from(), wanted.to());
        Waiver waiver = done(waivers.request(finding, request, authors.of(caller)), 0);
        return ResponseEntity.created(URI.create("/api/v1/waivers/" + waiver.id()))
                .body(shown(waiver));
    }

    @Operation(summary = "Approve a waiver that somebody else asked for")
    @PostMapping(path = "/{id}/approve", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Only.Inspectors
    Map<String, Object> approve(@PathVariable long id, @RequestBody Because because, Authentication caller) {
        return shown(done(waivers.decide(id, true, text(because.reason()), authors.of(caller)), id));
    }

    @Operation(summary = "Refuse a waiver that somebody else asked for")
    @PostMapping(path = "/{id}/refuse", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Only.Inspectors
    Map<String, Object> refuse(@PathVariable long id, @RequestBody Because because, Authentication caller) {
        return shown(done(waivers.decide(id, false, text(because.reason()), authors.of(caller)), id));
    }

    @Operation(summary = "End a waiver before its time")
    @PostMapping(path = "/{id}/revoke", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Only.Inspectors
    Map<String, Object> revoke(@PathVariable long id, @RequestBody Because because, Authentication caller) {
        return shown(done(waivers.revoke(id, text(because.reason()), authors.of(caller)), id));
    }

    private static Waiver done(Ruling ruling, long id) {
        if (ruling instanceof Ruling.Done done) {
            return done.waiver();
        }
        if (ruling instanceof Ruling.Denied denied) {
            throw new Problems.Refused(HttpStatus.FORBIDDEN, denied.why());
        }
        if (ruling instanceof Ruling.Refused refused) {
            HttpStatus status =
                    refused.field().equals("state") ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
            Text why = FollowUpController.named(refused.field(), refused.why());
            throw new Problems.Refused(status, why);
        }
        throw Asked.missing("tidak ada pengecualian " + id, "there is no waiver " + id);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Map<String, Object> shown(Waiver waiver) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", waiver.id());
        shown.put("state", waiver.standing(clock.instant()));
        shown.put("scope", waiver.scope().word());
        shown.put("finding", waiver.finding());
        shown.put("sop", waiver.sop());
        put(shown, "case", waiver.caseId());
        put(shown, "step", waiver.step());
        shown.put("check", waiver.check());
        put(shown, "subject", waiver.subject());
        put(shown, "unit", waiver.unit());
        put(shown, "opened-from", waiver.openedFrom());
        put(shown, "opened-to", waiver.openedTo());
        shown.put("reason", waiver.reason());
        shown.put("expires", waiver.expires().toString());
        shown.put("requested", signature(waiver.request()));
        Waiver.Signature decided = waiver.decided();
        if (decided != null) {
            shown.put("decided", signature(decided));
            put(shown, "decision", waiver.decision());
        }
        Waiver.Signature revoked = waiver.revoked();
        if (revoked != null) {
            shown.put("revoked", signature(revoked));
            put(shown, "revocation", waiver.revocation());
        }
        return shown;
    }

    private static Map<String, Object> signature(Waiver.Signature signature) {
        return Map.of("at", signature.at().toString(), "by", signature.name());
    }

    private static void put(Map<String, Object> shown, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            shown.put(name, value.toString());
        }
    }
}
