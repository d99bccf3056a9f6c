package id.patuh.web;

import id.patuh.lint.UnreadableRules;
import id.patuh.reception.Mappings;
import id.patuh.sop.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the columns of somebody else's tables mean, kept under names. Source: docs/mapping.md. */
@RestController
@RequestMapping("/api/v1/mappings")
@Tag(name = "imports")
class MappingsController {

    private static final MediaType YAML = new MediaType("application", "yaml", StandardCharsets.UTF_8);

    private final Mappings mappings;

    MappingsController(Mappings mappings) {
        this.mappings = mappings;
    }

    @Operation(summary = "All mappings, without their contents")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Tokens
    Map<String, Object> all() {
        return Map.of(
                "mappings",
                mappings.all().stream().map(MappingsController::shown).toList());
    }

    @Operation(summary = "A mapping as the file that --mapping takes")
    @GetMapping("/{name}")
    @Only.Tokens
    ResponseEntity<byte[]> one(@PathVariable String name) {
        Mappings.Saved saved = mappings.named(name)
                .orElseThrow(() -> new Problems.Refused(
                        HttpStatus.NOT_FOUND,
                        new Text("tidak ada pemetaan '" + name + "'", "there is no mapping '" + name + "'")));
        return ResponseEntity.ok().contentType(YAML).body(saved.content().getBytes(StandardCharsets.UTF_8));
    }

    @Operation(summary = "Save a mapping (YAML) under a name; imports ask for it with ?mapping=NAME")
    @PutMapping(path = "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Inspectors
    Map<String, Object> save(
            @PathVariable String name, @RequestBody byte[] yaml, @Parameter(hidden = true) Authentication caller) {
        try {
            return shown(mappings.save(name, new String(yaml, StandardCharsets.UTF_8), caller.getName()));
        } catch (IllegalArgumentException unfit) {
            throw new Problems.Refused(
                    HttpStatus.BAD_REQUEST,
                    new Text(
                            "nama pemetaan: huruf, angka, titik, garis, atau spasi, paling panjang 60; isi paling besar 200 kB",
                            "a mapping's name has letters, digits, dots, dashes or blanks, at most 60; its content at most 200 kB"));
        }
    }

    private static Map<String, Object> shown(Mappings.Saved saved) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", saved.id());
        shown.put("name", saved.name());
        shown.put("made", saved.made().toString());
        shown.put("by", saved.madeBy());
        return shown;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> faulty(UnreadableRules faulty, HttpServletRequest request) {
        return Problems.faulty(
                new Text(
                        "pemetaan ini tidak dapat dipakai; perbaiki yang disebut dalam complaints",
                        "the mapping cannot be used; mend what the complaints name"),
                faulty.complaints(),
                request);
    }
}
