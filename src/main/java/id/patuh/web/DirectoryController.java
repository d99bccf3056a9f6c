package id.patuh.web;

import id.patuh.directory.Directory;
import id.patuh.directory.DirectoryFile;
import id.patuh.directory.Recipient;
import id.patuh.directory.Shortcoming;
import id.patuh.directory.UnreadableDirectory;
import id.patuh.mail.OutgoingMails;
import id.patuh.notice.DirectoryInForce;
import id.patuh.reception.CurrentSops;
import id.patuh.sop.Language;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import id.patuh.sop.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is told for each role now, what is amiss, and the files that say so. */
@RestController
@Tag(name = "directory")
@RequestMapping(path = "/api/v1/directory", produces = MediaType.APPLICATION_JSON_VALUE)
class DirectoryController {

    private final DirectoryInForce directory;
    private final CurrentSops sops;
    private final OutgoingMails outgoing;
    private final Clock clock;

    DirectoryController(DirectoryInForce directory, CurrentSops sops, OutgoingMails outgoing, Clock clock) {
        this.directory = directory;
        this.sops = sops;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    /**
     * The recipients of every role of every SOP as of now, and whom mail does not reach.
     *
     * @param lang {@code id} or {@code en}
     */
    @Operation(
            summary = "Who is told for each role now, which roles lead to nobody, and whose last mail did not arrive")
    @GetMapping
    @Only.Inspectors
    Map<String, Object> show(@RequestParam(defaultValue = "id") String lang) {
        Language language = Asked.language(lang);
        Directory people = directory.directory();
        List<Map<String, Object>> roles = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Instant now = clock.instant();
        for (String id : sops.get().versions().keySet()) {
            Sop sop = sops.get().latest(id);
            sop.roles().forEach(role -> roles.add(role(people, sop, role, now, language)));
            for (Shortcoming shortcoming : people.shortcomings(sop, now)) {
                problems.add(shortcoming.message().in(language));
            }
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("files", directory.files().stream().map(DirectoryFile::name).toList());
        shown.put("roles", roles);
        shown.put("problems", problems);
        shown.put("unreached", outgoing.unreached());
        shown.put("doubts", Problems.texts(directory.doubts(), language));
        return shown;
    }

    private static Map<String, Object> role(Directory people, Sop sop, Role role, Instant now, Language language) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("sop", sop.id());
        shown.put("role", role.id());
        shown.put("title", role.title().in(language));
        shown.put(
                "recipients",
                people.audience(sop, List.of(role.id()), now).recipients().stream()
                        .map(DirectoryController::recipient)
                        .toList());
        return shown;
    }

    private static Map<String, Object> recipient(Recipient recipient) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", recipient.name());
        shown.put("address", recipient.address());
        shown.put("language", recipient.language() == Language.ID ? "id" : "en");
        shown.put("calendar", recipient.calendar().name());
        if (recipient.standsInFor() != null) {
            shown.put("stands-in-for", recipient.standsInFor());
        }
        return shown;
    }

    /**
     * Puts a file in force, in place of the one of that name.
     *
     * @param name ends in {@code .yaml} or {@code .csv}
     */
    @Operation(summary = "Put a directory file (YAML or CSV) in force, in place of the one of that name")
    @PutMapping("/{name}")
    @Only.Admins
    Map<String, Object> put(
            @PathVariable String name,
            @RequestBody byte[] content,
            @Parameter(hidden = true) HttpServletRequest request) {
        return Map.of("file", name, "doubts", Problems.texts(directory.put(name, content), Problems.language(request)));
    }

    /** Takes a file that was put in out of force. */
    @Operation(summary = "Take a directory file that was put in out of force")
    @DeleteMapping("/{name}")
    @Only.Admins
    Map<String, Object> remove(@PathVariable String name, @Parameter(hidden = true) HttpServletRequest request) {
        if (directory.files().stream().noneMatch(file -> file.name().equals(name))) {
            throw Asked.missing("tidak ada berkas direktori " + name, "there is no directory file " + name);
        }
        return Map.of("file", name, "doubts", Problems.texts(directory.put(name, null), Problems.language(request)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> faulty(UnreadableDirectory faulty, HttpServletRequest request) {
        return Problems.faulty(
                new Text(
                        "direktori ini tidak dapat dipakai; perbaiki yang disebut dalam complaints",
                        "the directory cannot be used; mend what the complaints name"),
                faulty.complaints(),
                request);
    }
}
