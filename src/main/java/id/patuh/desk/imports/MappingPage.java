package id.patuh.desk.imports;

import id.patuh.accounts.Visitor;
import id.patuh.desk.DeskLanguage;
import id.patuh.desk.Words;
import id.patuh.entrance.DeskIn;
import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.Transition;
import id.patuh.intake.Mapping;
import id.patuh.intake.TableSample;
import id.patuh.lint.UnreadableRules;
import id.patuh.reception.Input;
import id.patuh.reception.Inputs;
import id.patuh.reception.Mappings;
import id.patuh.reception.Overloaded;
import id.patuh.reception.Received;
import id.patuh.sop.Language;
import id.patuh.sop.Sops;
import id.patuh.standing.RulesShelf;
import id.patuh.web.FileNames;
import id.patuh.web.Only;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The headings of a table that came in, and a form that says what they mean; what comes of it is shown before it is saved
 * under a name and the table read with it.
 */
@Controller
class MappingPage {

    private static final int SAMPLE = 200;
    private static final int SHOWN_ROWS = 5;
    private static final int SHOWN = 20;
    private static final int MOST_COLUMNS = 120;
    private static final long LARGEST_WORKBOOK = 25_000_000;

    private final VisibleImports imports;
    private final Inputs inputs;
    private final Mappings mappings;
    private final DeskIn desk;
    private final RulesShelf rules;
    private final Words words;

    MappingPage(VisibleImports imports, Inputs inputs, Mappings mappings, DeskIn desk, RulesShelf rules, Words words) {
        this.imports = imports;
        this.inputs = inputs;
        this.mappings = mappings;
        this.desk = desk;
        this.rules = rules;
        this.words = words;
    }

    /** An event of the preview as it is shown. */
    record Shown(long line, String caseId, String sop, String step, String transition, String at, String rest) {}

    @GetMapping("/imports/{id}/mapping")
    @Only.DeskStaff
    String form(@PathVariable long id, @AuthenticationPrincipal Visitor visitor, Locale locale, Model model)
            throws IOException {
        Input input = mappable(id, visitor);
        TableSample sample = sample(input);
        Mappings.Saved before =
                input.mapping() == null ? null : mappings.find(input.mapping()).orElse(null);
        MappingForm form = MappingForm.guessed(sample);
        String sop = sop(input.sop());
        show(
                input,
                sample,
                form,
                before == null ? "" : before.content(),
                before == null ? "" : before.name(),
                sop,
                model);
        if (before != null) {
            preview(input, sample, before.content(), sop, locale, model);
        }
        return "desk/imports/mapping";
    }

    private Input mappable(long id, Visitor visitor) {
        Input input = imports.find(id, visitor);
        boolean tooLarge = input.size() > LARGEST_WORKBOOK
                && input.shownName().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        if (!ImportPage.isMappable(input) || tooLarge) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "imports.map.not");
        }
        return input;
    }

    private TableSample sample(Input input) throws IOException {
        Path copy = Files.createTempFile("patuh-mapped", ".tmp");
        try (InputStream bytes = inputs.open(input.id())) {
            Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
            return TableSample.of(copy, input.shownName(), SAMPLE);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private String sop(@Nullable String named) {
        Sops sops = rules.sops();
        String only = sops.only();
        return named != null && sops.knows(named) ? named : only == null ? "" : only;
    }

    private void show(
            Input input, TableSample sample, MappingForm form, String yaml, String name, String sop, Model model) {
        model.addAttribute("input", input);
        model.addAttribute("sample", sample);
        model.addAttribute("rows", sample.rows().stream().limit(SHOWN_ROWS).toList());
        model.addAttribute("wide", sample.heading().size() > MOST_COLUMNS);
        model.addAttribute("form", form);
        model.addAttribute("yaml", yaml);
        model.addAttribute("name", name);
        model.addAttribute("sop", sop);
        model.addAttribute("sops", rules.sops().versions().keySet());
        model.addAttribute("fields", TableSample.fields());
        model.addAttribute(
                "transitions",
                Arrays.stream(Transition.values()).map(Transition::word).toList());
    }

    /**
     * @param then {@code preview}: of what the form says; {@code yaml}: of the mapping as written; {@code save}: the mapping
     *     as written, and read the table with it
     */
    @PostMapping("/imports/{id}/mapping")
    @Only.DeskStaff
    String act(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(defaultValue = "preview") String then,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model,
            RedirectAttributes after)
            throws IOException {
        Input input = mappable(id, visitor);
        TableSample sample = sample(input);
        MappingForm filled = MappingForm.of(form, sample.heading().size());
        String sop = sop(MappingForm.text(form, "sop"));
        String name = MappingForm.text(form, "name");
        String yaml = then.equals("preview") ? filled.yaml(sample.heading()) : MappingForm.text(form, "yaml") + "\n";
        if (then.equals("save")) {
            Received received = save(input, name, yaml, sop, visitor, locale, model);
            if (received != null) {
                after.addFlashAttribute("said", words.of("imports.map.saved", name));
                return "redirect:/imports/" + received.input().id();
            }
        }
        show(input, sample, filled, yaml, name, sop, model);
        preview(input, sample, yaml, sop, locale, model);
        return "desk/imports/mapping";
    }

    /** Saves the mapping and reads the table with it; null: neither, and the page says why. */
    private @Nullable Received save(
            Input input, String name, String yaml, String sop, Visitor visitor, Locale locale, Model model)
            throws IOException {
        if (!name.matches(Mappings.NAME)) {
            model.addAttribute("problem", words.of("imports.map.name.wrong"));
            return null;
        }
        boolean isTaken = mappings.named(name)
                .filter(other ->
                        !other.content().equals(yaml) && !other.madeBy().equals(visitor.login()))
                .isPresent();
        if (isTaken && !visitor.inspects()) {
            model.addAttribute("problem", words.of("imports.map.name.taken", name));
            return null;
        }
        try {
            Mappings.Saved saved = mappings.save(name, yaml, visitor.login());
            return desk.again(visitor.login(), input, sop.isEmpty() ? null : sop, saved.id());
        } catch (UnreadableRules faulty) {
            model.addAttribute("problem", words.of("imports.map.faulty"));
        } catch (Overloaded e) {
            model.addAttribute("problem", e.reason().in(DeskLanguage.of(locale)));
        }
        return null;
    }

    private void preview(Input input, TableSample sample, String yaml, String sop, Locale locale, Model model)
            throws IOException {
        Language language = DeskLanguage.of(locale);
        model.addAttribute("language", language);
        try {
            Mapping mapping = Mapping.of("mapping.yaml", yaml.getBytes(StandardCharsets.UTF_8));
            TableSample.Preview preview =
                    sample.preview(input.shownName(), mapping, rules.sops(), sop.isEmpty() ? null : sop);
            model.addAttribute(
                    "events",
                    preview.events().stream().limit(SHOWN).map(this::shown).toList());
            model.addAttribute("eventCount", preview.events().size());
            model.addAttribute(
                    "rejects", preview.rejects().stream().limit(SHOWN).toList());
            model.addAttribute("rejectCount", preview.rejects().size());
            model.addAttribute("rowCount", sample.rows().size());
        } catch (UnreadableRules faulty) {
            model.addAttribute("complaints", DeskLanguage.texts(faulty.complaints(), locale));
        }
    }

    private Shown shown(CaseEvent event) {
        var said = event.particulars();
        StringBuilder rest = new StringBuilder();
        add(rest, "actor", event.actor());
        add(rest, "role", said.role());
        add(rest, "inputs", said.inputs() == null ? null : String.join("; ", said.inputs()));
        add(rest, "outputs", said.outputs() == null ? null : String.join("; ", said.outputs()));
        said.attributes().forEach(attribute -> add(rest, attribute.name(), attribute.value()));
        add(rest, "note", event.note());
        String step = said.step();
        return new Shown(
                event.line(),
                event.caseId(),
                event.sop(),
                step == null ? "–" : step,
                said.transition().word(),
                Instant.ofEpochMilli(event.at())
                        .atZone(rules.sops().latest(event.sop()).zone())
                        .toOffsetDateTime()
                        .toString(),
                rest.toString());
    }

    private static void add(StringBuilder rest, String name, @Nullable String value) {
        if (value != null) {
            rest.append(rest.isEmpty() ? "" : ", ").append(name).append(" = ").append(value);
        }
    }

    /** A saved mapping as the file that {@code --mapping} takes. */
    @GetMapping("/imports/mappings/{id}")
    @Only.DeskStaff
    ResponseEntity<byte[]> file(@PathVariable long id) {
        Mappings.Saved saved = mappings.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "imports.map.missing"));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, ImportPage.attachment(FileNames.plain(saved.file())))
                .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
                .body(saved.content().getBytes(StandardCharsets.UTF_8));
    }
}
