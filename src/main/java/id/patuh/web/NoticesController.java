package id.patuh.web;

import id.patuh.mail.Breaker;
import id.patuh.notice.Notices;
import id.patuh.notice.Preview;
import id.patuh.notice.ShownMail;
import id.patuh.sop.Language;
import id.patuh.webhook.WebhookCalls;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who was told what, what was held back, and any notice as it would be sent. */
@RestController
@RequestMapping("/api/v1/notices")
@Tag(name = "notices")
class NoticesController {

    private static final int MOST = 1_000;

    private final Notices notices;
    private final Preview preview;
    private final Breaker breaker;
    private final WebhookCalls webhooks;
    private final Clock clock;

    NoticesController(Notices notices, Preview preview, Breaker breaker, WebhookCalls webhooks, Clock clock) {
        this.notices = notices;
        this.preview = preview;
        this.breaker = breaker;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** Notices, the newest first, with what became of their mails. */
    @Operation(summary = "Notices, newest first, with what became of their mails")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Inspectors
    List<Map<String, Object>> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(name = "case", required = false) @Nullable String caseId,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "id") String lang) {
        String wanted = Asked.word("state", state, "waiting", "mailed", "dropped", "passed", "held", "unreachable");
        return notices
                .list(wanted, Asked.text(caseId), before == null ? Long.MAX_VALUE : before, Asked.limit(limit, MOST))
                .stream()
                .map(notice -> shown(notice, Asked.language(lang)))
                .toList();
    }

    private static Map<String, Object> shown(Notices.Notice notice, Language language) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", notice.id());
        shown.put("kind", notice.kind());
        shown.put("sop", notice.sop());
        shown.put("case", notice.caseId());
        shown.put("step", notice.step());
        shown.put("percent", notice.percent());
        shown.put("role", notice.role());
        shown.put("recipient", notice.recipient());
        if (notice.severity() != null) {
            shown.put("severity", notice.severity().word());
        }
        shown.put("sentence", notice.sentence().in(language));
        shown.put("since", notice.since().toString());
        shown.put("state", notice.state());
        if (notice.reason() != null) {
            shown.put("reason", notice.reason());
        }
        if (notice.why() != null && notice.state().equals("unreachable")) {
            shown.put("reason", notice.why().in(language));
        }
        if (notice.mailState() != null) {
            shown.put("mail", notice.mailState());
            shown.put("mail-doubted", notice.doubted());
        }
        if (notice.mailReason() != null) {
            shown.put("mail-reason", notice.mailReason());
        }
        return shown;
    }

    /** How many there are by state, and how many were held back by reason. */
    @Operation(summary = "How many notices there are by state, and how many were held back for which reason")
    @GetMapping(path = "/held", produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Inspectors
    Map<String, Object> held() {
        return Map.of("states", notices.counts(), "held", notices.held());
    }

    /**
     * Sends after all what was held back.
     *
     * @param reason {@code history} or {@code re-audit}
     * @param caseId absent: of every case
     */
    @Operation(summary = "Send after all what was held back as history or at a re-audit")
    @PostMapping(path = "/held/release", produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Admins
    Map<String, Object> release(
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(name = "case", required = false) @Nullable String caseId) {
        String why = Asked.word("reason", reason, "history", "re-audit");
        if (why == null) {
            throw Asked.wrong(
                    "reason belum diisi; tulis reason=history atau reason=re-audit",
                    "reason is missing; write reason=history or reason=re-audit");
        }
        return Map.of("released", notices.release(why, Asked.text(caseId), clock.instant()));
    }

    /** Whether the breaker holds all notices back, since when and why. */
    @Operation(summary = "Whether all notices are held back because there were too many, or too many were refused")
    @GetMapping(path = "/breaker", produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Inspectors
    Map<String, Object> breaker() {
        Breaker.Tripped tripped = breaker.tripped();
        return tripped == null
                ? Map.of("held", false)
                : Map.of("held", true, "since", tripped.since().toString(), "reason", tripped.reason());
    }

    /** Lets notices go again. */
    @Operation(summary = "Let notices go again after the breaker held them back")
    @PostMapping(path = "/breaker/release", produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Admins
    Map<String, Object> releaseBreaker() {
        return Map.of("released", breaker.release());
    }

    /** Calls to other programs by target and state. */
    @Operation(summary = "Webhook calls by target and state")
    @GetMapping(path = "/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Inspectors
    List<WebhookCalls.Count> webhooks() {
        return webhooks.counts();
    }

    /** A notice as it would be sent: as page, plain text, or all parts as JSON. */
    @Operation(summary = "A notice as it would be sent, without sending it")
    @GetMapping("/{id}/preview")
    @Only.Inspectors
    ResponseEntity<Object> preview(@PathVariable long id, @RequestParam(defaultValue = "json") String format) {
        ShownMail shown = preview.notice(id);
        if (shown == null) {
            throw Asked.missing(
                    "tidak ada pemberitahuan " + id + ", atau yang diberitahukannya sudah selesai",
                    "there is no notice " + id + ", or what it told of is settled");
        }
        return switch (String.valueOf(Asked.word("format", format, "json", "html", "text"))) {
            case "html" ->
                ResponseEntity.ok()
                        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                        .body(shown.html());
            case "text" ->
                ResponseEntity.ok()
                        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                        .body(shown.text());
            default ->
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(shown);
        };
    }
}
