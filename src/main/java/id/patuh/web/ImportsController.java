package id.patuh.web;

import id.patuh.entrance.RestIn;
import id.patuh.notice.Notices;
import id.patuh.reception.Arrival;
import id.patuh.reception.Content;
import id.patuh.reception.Input;
import id.patuh.reception.InputState;
import id.patuh.reception.Inputs;
import id.patuh.reception.IntakeSettings;
import id.patuh.reception.Mappings;
import id.patuh.reception.Received;
import id.patuh.reception.RejectedRows;
import id.patuh.reception.Remarks;
import id.patuh.reception.Source;
import id.patuh.reception.TooLarge;
import id.patuh.sop.Language;
import id.patuh.sop.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Files of events: uploaded here, dropped into the folder or attached to mails; what became of them, row by row. Who only
 * reports sees what came under the own token. Source: FORMATS.md, "Events as CSV".
 */
@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "imports")
class ImportsController {

    private static final int MOST = 200;

    private final RestIn rest;
    private final Inputs inputs;
    private final RejectedRows rejectedRows;
    private final Remarks remarks;
    private final Mappings mappings;
    private final ImportProgress progress;
    private final IntakeSettings settings;
    private final Notices notices;
    private final Clock clock;

    ImportsController(
            RestIn rest,
            Inputs inputs,
            RejectedRows rejectedRows,
            Remarks remarks,
            Mappings mappings,
            ImportProgress progress,
            IntakeSettings settings,
            Notices notices,
            Clock clock) {
        this.rest = rest;
        this.inputs = inputs;
        this.rejectedRows = rejectedRows;
        this.remarks = remarks;
        this.mappings = mappings;
        this.progress = progress;
        this.settings = settings;
        this.notices = notices;
        this.clock = clock;
    }

    /** The body is the file, whatever type it says; its name and the SOP stand in the address. */
    @Operation(
            summary =
                    "Upload a file of events (CSV, JSON, NDJSON, XES, OCEL 2.0 JSON, XLSX, or a .gz of one); it is read in the background")
    @Parameter(name = "name", description = "The file's name; its ending says what it is")
    @Parameter(name = "sop", description = "The SOP of events that name none")
    @Parameter(name = "mapping", description = "The name of a saved mapping that says what the table's columns mean")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            description = "The file itself, not a form",
            content =
                    @io.swagger.v3.oas.annotations.media.Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @io.swagger.v3.oas.annotations.media.Schema(type = "string", format = "binary")))
    @PostMapping
    @Only.Reporters
    ResponseEntity<Map<String, Object>> post(
            @Parameter(hidden = true) Authentication caller, HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > settings.largestFileOrDefault()) {
            throw TooLarge.than(settings.largestFileOrDefault());
        }
        refuseForms(request);
        String name = name(request);
        Mappings.Saved mapping = mapping(query(request, "mapping"));
        Received received;
        try (InputStream body = request.getInputStream()) {
            received = rest.receive(new Arrival(
                    Source.REST,
                    name == null ? null : caller.getName() + "/" + (mapping == null ? "" : mapping.id() + "/") + name,
                    null,
                    name,
                    request.getContentType(),
                    caller.getName(),
                    query(request, "sop"),
                    Content.of(body),
                    mapping == null ? null : mapping.id(),
                    null));
        }
        Map<String, Object> shown = shown(received.input(), Problems.language(request));
        shown.put("again", received.again());
        URI address = URI.create("/api/v1/imports/" + received.input().id());
        return ResponseEntity.status(received.again() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(address)
                .body(shown);
    }

    /** Of a form only its fields would be left by now, and nothing of the file in it. */
    private static void refuseForms(HttpServletRequest request) {
        String type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw new Problems.Refused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    new Text(
                            "isi permintaan harus berkas itu sendiri, bukan formulir: curl --data-binary @BERKAS"
                                    + " …/api/v1/imports?name=BERKAS",
                            "the body has to be the file itself, not a form: curl --data-binary @FILE"
                                    + " …/api/v1/imports?name=FILE"));
        }
    }

    private Mappings.@Nullable Saved mapping(@Nullable String name) {
        return name == null
                ? null
                : mappings.named(name)
                        .orElseThrow(() -> new Problems.Refused(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                new Text(
                                        "tidak ada pemetaan '" + name + "'; lihat GET /api/v1/mappings",
                                        "there is no mapping '" + name + "'; see GET /api/v1/mappings")));
    }

    /** Parameters of the address only: asking the container would make it take a form's body for parameters. */
    private static @Nullable String query(HttpServletRequest request, String name) {
        String value = request.getQueryString() == null
                ? null
                : UriComponentsBuilder.newInstance()
                        .query(request.getQueryString())
                        .build()
                        .getQueryParams()
                        .getFirst(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return java.net.URLDecoder.decode(value, StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException e) {
            throw new Problems.Refused(
                    HttpStatus.BAD_REQUEST,
                    new Text("parameter " + name + " tidak terbaca", "the parameter " + name + " cannot be read"));
        }
    }

    private static @Nullable String name(HttpServletRequest request) {
        String named = query(request, "name");
        String disposition = request.getHeader(HttpHeaders.CONTENT_DISPOSITION);
        if (named == null && disposition != null) {
            try {
                named = ContentDisposition.parse(disposition).getFilename();
            } catch (IllegalArgumentException e) {
                named = null;
            }
        }
        return named == null ? null : FileNames.plain(named);
    }

    /** @param before only numbers below, as the answer's {@code next} says */
    @Operation(summary = "Imports, newest first")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Tokens
    Map<String, Object> all(
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int limit,
            @Parameter(hidden = true) Authentication caller,
            HttpServletRequest request) {
        int most = Asked.limit(limit, MOST);
        Language language = Problems.language(request);
        List<Input> page = inputs.files(before, most, mayInspect(caller) ? null : caller.getName());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("imports", page.stream().map(input -> shown(input, language)).toList());
        if (page.size() == most) {
            answer.put(
                    "next",
                    "/api/v1/imports?limit=" + most + "&before="
                            + page.get(page.size() - 1).id());
        }
        return answer;
    }

    @Operation(summary = "How far an import is, what of it was rejected, and what there is to say of it")
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Tokens
    Map<String, Object> one(
            @PathVariable long id, @Parameter(hidden = true) Authentication caller, HttpServletRequest request) {
        Input input = found(id, caller);
        Language language = Problems.language(request);
        Map<String, Object> shown = shown(input, language);
        shown.put(
                "reasons",
                rejectedRows.find(id, input.shownName(), ImportProgress.MOST_REASONS).stream()
                        .map(row -> row.message(language))
                        .toList());
        shown.put(
                "remarks",
                remarks.of(id).stream().map(remark -> remark.in(language)).toList());
        shown.put("noticesHeld", notices.heldOf(id));
        return shown;
    }

    @Operation(summary = "How far an import is, told as it goes on: server-sent events 'progress', the last one 'end'")
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Only.Tokens
    SseEmitter events(
            @PathVariable long id, @Parameter(hidden = true) Authentication caller, HttpServletRequest request) {
        found(id, caller);
        return progress.follow(id, Problems.language(request));
    }

    @Operation(summary = "Cancel an import; what was accepted stays")
    @DeleteMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Reporters
    Map<String, Object> cancel(
            @PathVariable long id, @Parameter(hidden = true) Authentication caller, HttpServletRequest request) {
        Input input = found(id, caller);
        if (!inputs.cancel(id, clock.instant()) && input.state() != InputState.CANCELLED) {
            throw new Problems.Refused(
                    HttpStatus.CONFLICT,
                    new Text(
                            "impor " + id + " sudah selesai; tidak ada yang dapat dibatalkan",
                            "import " + id + " is over; there is nothing to cancel"));
        }
        return shown(found(id, caller), Problems.language(request));
    }

    @Operation(summary = "The rejected rows as CSV with reasons, to be mended and sent again")
    @GetMapping(path = "/{id}/rejected.csv", produces = "text/csv")
    @Only.Tokens
    ResponseEntity<StreamingResponseBody> rejected(
            @PathVariable long id, @Parameter(hidden = true) Authentication caller, HttpServletRequest request) {
        Input input = found(id, caller);
        Language language = Problems.language(request);
        StreamingResponseBody body = out -> {
            try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                rejectedRows.of(id, input.shownName()).write(writer, language);
            }
        };
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("rejected-" + id + ".csv"))
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(body);
    }

    @Operation(summary = "The raw bytes as they came")
    @GetMapping(path = "/{id}/raw", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Only.Inspectors
    ResponseEntity<StreamingResponseBody> raw(@PathVariable long id, @Parameter(hidden = true) Authentication caller) {
        Input input = found(id, caller);
        StreamingResponseBody body = out -> {
            try (InputStream bytes = inputs.open(id)) {
                bytes.transferTo(out);
            }
        };
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(FileNames.plain(input.shownName())))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(input.size())
                .body(body);
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private Input found(long id, Authentication caller) {
        return inputs.find(id)
                .filter(input -> mayInspect(caller)
                        || (input.source() != Source.DESK && caller.getName().equals(input.sender())))
                .orElseThrow(() -> new Problems.Refused(
                        HttpStatus.NOT_FOUND, new Text("tidak ada impor " + id, "there is no import " + id)));
    }

    private static boolean mayInspect(Authentication caller) {
        return caller.getAuthorities().stream()
                .anyMatch(role -> ApiRole.INSPECTOR.word().equals(role.getAuthority())
                        || ApiRole.ADMIN.word().equals(role.getAuthority()));
    }

    private Map<String, Object> shown(Input input, Language language) {
        return ImportProgress.shown(input, language, clock.instant());
    }
}
