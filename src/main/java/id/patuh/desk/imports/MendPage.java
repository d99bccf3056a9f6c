package id.patuh.desk.imports;

import id.patuh.accounts.Visitor;
import id.patuh.desk.DeskLanguage;
import id.patuh.desk.Words;
import id.patuh.entrance.DeskIn;
import id.patuh.reception.Input;
import id.patuh.reception.Overloaded;
import id.patuh.reception.Received;
import id.patuh.reception.RejectedRows;
import id.patuh.web.Only;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rejected rows, each cell to be edited; those that are ticked are brought again as an import of their own. */
@Controller
class MendPage {

    private static final int MOST_ROWS = 25;
    /** A form has a thousand values at most. */
    private static final int MOST_CELLS = 700;

    private final VisibleImports imports;
    private final RejectedRows rows;
    private final DeskIn desk;
    private final Words words;

    MendPage(VisibleImports imports, RejectedRows rows, DeskIn desk, Words words) {
        this.imports = imports;
        this.rows = rows;
        this.desk = desk;
        this.words = words;
    }

    /**
     * Rows under one heading.
     *
     * @param unnamed true where a column has no name: what is wrong and fits no other stands there
     */
    record Sheet(List<String> heading, boolean unnamed, List<Line> lines) {}

    /**
     * A row to mend.
     *
     * @param fault the cell at fault, from 0; −1: the whole row
     */
    record Line(long id, long line, int fault, String reason, List<Cell> cells) {}

    /** @param name of the field in the form */
    record Cell(String name, String heading, String value, boolean isLong) {}

    @GetMapping("/imports/{id}/mend")
    @Only.DeskStaff
    String form(
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") long line,
            @RequestParam(defaultValue = "0") long row,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model) {
        Input input = imports.find(id, visitor);
        List<RejectedRows.Numbered> page = input.state().isFinal()
                ? fitting(rows.page(id, input.shownName(), line, row, true, MOST_ROWS))
                : List.of();
        model.addAttribute("input", input);
        model.addAttribute("sheets", sheets(page, locale));
        model.addAttribute("count", page.size());
        model.addAttribute("left", rows.countOpen(id));
        RejectedRows.Numbered last = page.isEmpty() ? null : page.get(page.size() - 1);
        boolean more = last != null
                && !rows.page(id, input.shownName(), last.row().line(), last.id(), true, 1)
                        .isEmpty();
        model.addAttribute(
                "next",
                more && last != null
                        ? "/imports/" + id + "/mend?line=" + last.row().line() + "&row=" + last.id()
                        : null);
        return "desk/imports/mend";
    }

    private static List<RejectedRows.Numbered> fitting(List<RejectedRows.Numbered> page) {
        List<RejectedRows.Numbered> fitting = new ArrayList<>();
        int cells = 0;
        for (RejectedRows.Numbered row : page) {
            cells += width(row) + 1;
            if (cells > MOST_CELLS && !fitting.isEmpty()) {
                break;
            }
            fitting.add(row);
        }
        return fitting;
    }

    private static int width(RejectedRows.Numbered row) {
        return Math.max(row.row().heading().size(), row.row().cells().size());
    }

    private List<Sheet> sheets(List<RejectedRows.Numbered> page, Locale locale) {
        Map<List<String>, List<Line>> sheets = new LinkedHashMap<>();
        for (RejectedRows.Numbered row : page) {
            sheets.computeIfAbsent(heading(row), any -> new ArrayList<>()).add(line(row, locale));
        }
        String unnamed = words.of("imports.mend.unnamed");
        return sheets.entrySet().stream()
                .map(sheet -> new Sheet(sheet.getKey(), sheet.getKey().contains(unnamed), sheet.getValue()))
                .toList();
    }

    /** Columns without a name are called so, those of cells beyond the heading among them. */
    private List<String> heading(RejectedRows.Numbered row) {
        List<String> heading = new ArrayList<>(row.row().heading());
        while (heading.size() < width(row)) {
            heading.add("");
        }
        heading.replaceAll(name -> name.isBlank() ? words.of("imports.mend.unnamed") : name);
        return heading;
    }

    private Line line(RejectedRows.Numbered row, Locale locale) {
        List<String> heading = heading(row);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < heading.size(); i++) {
            String value = i < row.row().cells().size() ? row.row().cells().get(i) : "";
            cells.add(new Cell(
                    "cell." + row.id() + "." + i,
                    heading.get(i),
                    value,
                    value.indexOf('\n') >= 0 || value.length() > 60));
        }
        return new Line(
                row.id(),
                row.row().line(),
                row.row().column() - 1,
                row.row().reason().in(DeskLanguage.of(locale)),
                cells);
    }

    @PostMapping("/imports/{id}/mend")
    @Only.DeskStaff
    String mend(
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> form,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            RedirectAttributes after)
            throws IOException {
        Input input = imports.find(id, visitor);
        try {
            Received received = desk.mend(visitor.login(), input, cells(input, form));
            if (received == null) {
                after.addFlashAttribute("refused", "imports.nothingtomend");
                return "redirect:/imports/" + id + "/mend";
            }
            after.addFlashAttribute("said", words.of("imports.mended", id));
            return "redirect:/imports/" + received.input().id();
        } catch (Overloaded e) {
            after.addFlashAttribute("refused", e.reason().in(DeskLanguage.of(locale)));
            return "redirect:/imports/" + id + "/mend";
        }
    }

    private Map<Long, List<String>> cells(Input input, MultiValueMap<String, String> form) {
        List<Long> ids = form.getOrDefault("row", List.of()).stream()
                .filter(number -> number.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .limit(MOST_ROWS)
                .toList();
        Map<Long, List<String>> cells = new LinkedHashMap<>();
        for (RejectedRows.Numbered row : rows.find(input.id(), input.shownName(), ids)) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < width(row); i++) {
                String before = i < row.row().cells().size() ? row.row().cells().get(i) : "";
                values.add(now(form.getFirst("cell." + row.id() + "." + i), before));
            }
            while (values.size() > row.row().heading().size()
                    && values.get(values.size() - 1).isEmpty()) {
                values.remove(values.size() - 1);
            }
            cells.put(row.id(), values);
        }
        return cells;
    }

    /** Browsers break lines with CR LF, whatever stood there. */
    private static String now(@Nullable String said, String before) {
        if (said == null) {
            return before;
        }
        return before.contains("\r\n") ? said : said.replace("\r\n", "\n");
    }
}
