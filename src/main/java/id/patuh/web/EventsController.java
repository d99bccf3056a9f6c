package id.patuh.web;

import id.patuh.entrance.RestIn;
import id.patuh.reception.Hash;
import id.patuh.reception.IntakeSettings;
import id.patuh.reception.Post;
import id.patuh.reception.Posted;
import id.patuh.reception.TooLarge;
import id.patuh.sop.Language;
import id.patuh.sop.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Events as JSON: each gets a receipt, and what the receipt says is durable. Source: FORMATS.md, "Events as JSON". */
@RestController
@Tag(name = "events")
class EventsController {

    private static final String LINES = "application/x-ndjson";
    private static final String JSONL = "application/jsonl";
    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String CLOUD_EVENTS = "application/cloudevents-batch+json";
    private static final Set<String> TAKEN =
            Set.of(MediaType.APPLICATION_JSON_VALUE, LINES, JSONL, CLOUD_EVENT, CLOUD_EVENTS);
    private static final int LONGEST_KEY = 255;

    private final RestIn rest;
    private final long largest;

    EventsController(RestIn rest, IntakeSettings settings) {
        this.rest = rest;
        this.largest = settings.largestMessageOrDefault();
    }

    /** Arguments and answer go by hand: this is the address that is called thousands of times a second. */
    @Operation(
            summary = "Post events: one, an array of them, one a line, or as CloudEvents",
            parameters = {
                @Parameter(name = "sop", in = ParameterIn.QUERY, description = "The SOP of events that name none"),
                @Parameter(
                        name = "Idempotency-Key",
                        in = ParameterIn.HEADER,
                        description = "The same post again, under the same key, gets the same answer")
            },
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, examples = @ExampleObject("""
                                                        {"id": "a-1", "sop": "maintenance-gangguan-jaringan",
                                                         "case": "GJ-2026-11-001", "step": 1, "transition": "complete",
                                                         "at": "2026-11-05T08:00:00+08:00", "role": "opd-pelapor"}""")),
                                @Content(mediaType = LINES),
                                @Content(mediaType = CLOUD_EVENT),
                                @Content(mediaType = CLOUD_EVENTS)
                            }),
            responses = {
                @ApiResponse(responseCode = "202", description = "One receipt an event; what they say is durable"),
                @ApiResponse(responseCode = "422", description = "All were rejected, or the key was used before")
            })
    @PostMapping(
            path = "/api/v1/events",
            consumes = {MediaType.APPLICATION_JSON_VALUE, LINES, JSONL, CLOUD_EVENT, CLOUD_EVENTS},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Reporters
    void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
        take(
                request,
                response,
                Objects.requireNonNull(request.getUserPrincipal()).getName());
    }

    /** Whether {@link #take} knows what such a body holds. */
    static boolean isTaken(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int end = contentType.indexOf(';');
        String type = end < 0 ? contentType : contentType.substring(0, end);
        return TAKEN.contains(type.strip().toLowerCase(Locale.ROOT));
    }

    /** @param sender the name of the API token */
    void take(HttpServletRequest request, HttpServletResponse response, String sender) throws IOException {
        String key = key(request);
        String sop = request.getParameter("sop");
        byte[] body = body(request);
        String type = request.getContentType();
        String id = cloudEventId(request);
        Language language = Problems.language(request);
        Posted posted = rest.post(new Post(
                body,
                type != null && (type.startsWith(LINES) || type.startsWith(JSONL)),
                id,
                type,
                sender,
                sop == null || sop.isBlank() ? null : sop.strip(),
                key,
                key == null ? new byte[0] : fingerprint(body, type, id, sop),
                new Receipts(language, request.getRequestURI())));
        write(posted.answer(), language, response);
    }

    private static @Nullable String key(HttpServletRequest request) {
        String key = request.getHeader("Idempotency-Key");
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new Problems.Refused(
                    HttpStatus.BAD_REQUEST,
                    new Text(
                            "Idempotency-Key harus berisi 1 sampai " + LONGEST_KEY + " karakter",
                            "an Idempotency-Key has 1 to " + LONGEST_KEY + " characters"));
        }
        return key;
    }

    private static void write(Post.Answer answer, Language language, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setContentType(
                answer.status() == HttpStatus.BAD_REQUEST.value()
                        ? MediaType.APPLICATION_PROBLEM_JSON_VALUE
                        : MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, Problems.word(language));
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    /** Never more than is allowed, whatever the header says. */
    private byte[] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > largest) {
            throw TooLarge.than(largest);
        }
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new Problems.Refused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    new Text(
                            "Content-Encoding " + coding + " tidak dikenal; kirim tanpa pemampatan",
                            "Content-Encoding " + coding + " is not known here; send it uncompressed"));
        }
        try (InputStream in = request.getInputStream()) {
            byte[] body = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, largest + 1));
            if (body.length > largest) {
                throw TooLarge.than(largest);
            }
            return body;
        }
    }

    /** The id of a CloudEvent in binary mode. Source: CloudEvents 1.0, HTTP protocol binding, 3.1. */
    private static @Nullable String cloudEventId(HttpServletRequest request) {
        String id = request.getHeader("ce-id");
        if (request.getHeader("ce-specversion") == null || id == null || id.isBlank()) {
            return null;
        }
        try {
            return URLDecoder.decode(id.strip().replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return id.strip();
        }
    }

    private static byte[] fingerprint(byte[] body, @Nullable String type, @Nullable String id, @Nullable String sop) {
        MessageDigest digest = Hash.sha256();
        digest.update((type + "\n" + id + "\n" + sop + "\n").getBytes(StandardCharsets.UTF_8));
        return digest.digest(body);
    }
}
