package id.patuh.desk.imports;

import id.patuh.accounts.Visitor;
import id.patuh.desk.DeskLanguage;
import id.patuh.desk.Words;
import id.patuh.entrance.DeskIn;
import id.patuh.notice.Notices;
import id.patuh.reception.Input;
import id.patuh.reception.InputState;
import id.patuh.reception.Inputs;
import id.patuh.reception.Mappings;
import id.patuh.reception.RejectedRows;
import id.patuh.reception.Remarks;
import id.patuh.reception.Source;
import id.patuh.web.FileNames;
import id.patuh.web.Only;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One import: how far it is, what of it was rejected and why, and what can be done about it. */
@Controller
class ImportPage {

    private static final int MOST_ROWS = 50;

    private final VisibleImports imports;
    private final Inputs inputs;
    private final RejectedRows rejectedRows;
    private final Remarks remarks;
    private final Mappings mappings;
    private final Notices notices;
    private final Words words;
    private final Clock clock;

    ImportPage(
            VisibleImports imports,
            Inputs inputs,
            RejectedRows rejectedRows,
            Remarks remarks,
            Mappings mappings,
            Notices notices,
            Words words,
            Clock clock) {
        this.imports = imports;
        this.inputs = inputs;
        this.rejectedRows = rejectedRows;
        this.remarks = remarks;
        this.mappings = mappings;
        this.notices = notices;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/imports/{id}")
    @Only.DeskStaff
    String one(
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") long line,
            @RequestParam(defaultValue = "0") long row,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model) {
        Input input = imports.find(id, visitor);
        progress(input, model);
        List<RejectedRows.Numbered> page = rejectedRows.page(id, input.shownName(), line, row, false, MOST_ROWS + 1);
        boolean more = page.size() > MOST_ROWS;
        List<RejectedRows.Numbered> shown = more ? page.subList(0, MOST_ROWS) : page;
        RejectedRows.Numbered last = shown.isEmpty() ? null : shown.get(shown.size() - 1);
        model.addAttribute("rejects", shown);
        model.addAttribute(
                "next",
                more && last != null
                        ? "/imports/" + id + "?line=" + last.row().line() + "&row=" + last.id() + "#rejects"
                        : null);
        model.addAttribute("open", input.state().isFinal() ? rejectedRows.countOpen(id) : 0L);
        model.addAttribute("language", DeskLanguage.of(locale));
        model.addAttribute("remarks", remarks.of(id));
        model.addAttribute("mends", inputs.mendsOf(id));
        model.addAttribute(
                "mapping",
                input.mapping() == null ? null : mappings.find(input.mapping()).orElse(null));
        model.addAttribute("mappable", isMappable(input));
        model.addAttribute("held", notices.heldOf(id));
        model.addAttribute("attached", input.source() == Source.MAIL ? inputs.childrenOf(id) : List.of());
        return "desk/imports/one";
    }

    /** A table that was read to its end or refused: its columns can be explained, and it be read again. */
    static boolean isMappable(Input input) {
        return input.state().isFinal()
                && DeskIn.Dropped.isTable(input.shownName())
                && (input.source() != Source.MAIL || input.parent() != null)
                && input.accepted() + input.duplicate() == 0;
    }

    /** The part that is fetched again and again while the import is read. */
    @GetMapping("/imports/{id}/progress")
    @Only.DeskStaff
    String progress(
            @PathVariable long id,
            @AuthenticationPrincipal Visitor visitor,
            HttpServletResponse response,
            Model model) {
        Input input = imports.find(id, visitor);
        progress(input, model);
        if (input.state().isFinal()) {
            response.setHeader("HX-Refresh", "true");
        }
        return "desk/imports/one :: progress";
    }

    private void progress(Input input, Model model) {
        model.addAttribute("input", input);
        model.addAttribute("progress", Progress.of(input, clock.instant()));
        model.addAttribute("isOpen", !input.state().isFinal());
    }

    @PostMapping("/imports/{id}/cancel")
    @Only.DeskStaff
    String cancel(@PathVariable long id, @AuthenticationPrincipal Visitor visitor, RedirectAttributes after) {
        Input input = imports.find(id, visitor);
        boolean cancelled = inputs.cancel(id, clock.instant()) || input.state() == InputState.CANCELLED;
        after.addFlashAttribute(
                cancelled ? "said" : "refused", words.of(cancelled ? "imports.cancelled" : "imports.over"));
        return "redirect:/imports/" + id;
    }

    @GetMapping("/imports/{id}/rejected.csv")
    @Only.DeskStaff
    ResponseEntity<StreamingResponseBody> rejected(
            @PathVariable long id, @AuthenticationPrincipal Visitor visitor, Locale locale) {
        Input input = imports.find(id, visitor);
        StreamingResponseBody body = out -> {
            try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                rejectedRows.of(id, input.shownName()).write(writer, DeskLanguage.of(locale));
            }
        };
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("rejected-" + id + ".csv"))
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(body);
    }

    @GetMapping("/imports/{id}/raw")
    @Only.DeskInspectors
    ResponseEntity<StreamingResponseBody> raw(@PathVariable long id, @AuthenticationPrincipal Visitor visitor) {
        Input input = imports.find(id, visitor);
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

    static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
