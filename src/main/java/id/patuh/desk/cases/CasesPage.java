package id.patuh.desk.cases;

import id.patuh.accounts.Scope;
import id.patuh.accounts.Scopes;
import id.patuh.accounts.Visitor;
import id.patuh.desk.DeskLanguage;
import id.patuh.desk.SopChoices;
import id.patuh.desk.Words;
import id.patuh.figures.CaseList;
import id.patuh.findings.InWords;
import id.patuh.reception.CurrentSops;
import id.patuh.sop.Language;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import id.patuh.web.Only;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The cases: searched, filtered, sorted, page by page; and what is shown as a file. */
@Controller
class CasesPage {

    private static final int PAGE = 50;
    private static final int MOST_COUNTED = 10_000;
    private static final int MOST_UNITS = 300;
    private static final int MOST_MONTHS = 120;

    private final CaseList cases;
    private final CaseFiles files;
    private final Scopes scopes;
    private final CurrentSops sops;
    private final Words words;

    CasesPage(CaseList cases, CaseFiles files, Scopes scopes, CurrentSops sops, Words words) {
        this.cases = cases;
        this.files = files;
        this.scopes = scopes;
        this.sops = sops;
        this.words = words;
    }

    /** What the address asks for; see {@link CaseList.Wanted}. */
    public record Asked(
            @Nullable String sop,
            @Nullable String q,
            @Nullable String month,
            @Nullable String state,
            @Nullable String unit,
            @Nullable String role,
            @Nullable String person,
            @Nullable String step,
            @Nullable String check,
            @Nullable String verdict,
            @Nullable String severity,
            @Nullable String sort,
            @Nullable Long after) {

        CaseList.Wanted wanted() {
            return new CaseList.Wanted(
                    given(sop),
                    given(q),
                    given(month),
                    given(state),
                    given(unit),
                    given(role),
                    given(person),
                    given(step),
                    given(check),
                    given(verdict),
                    given(severity),
                    order(),
                    after);
        }

        CaseList.Order order() {
            String asked = given(sort);
            return Arrays.stream(CaseList.Order.values())
                    .filter(order -> order.name().equalsIgnoreCase(asked))
                    .findFirst()
                    .orElse(CaseList.Order.NEWEST);
        }

        private static @Nullable String given(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    /** A case as a row. */
    public record Shown(CaseList.Row row, String title, String opened, String closed, String due, String delay) {}

    @GetMapping(value = "/cases", produces = MediaType.TEXT_HTML_VALUE)
    @Only.Visitors
    String page(
            @ModelAttribute("asked") Asked asked,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model) {
        Scope scope = scopes.of(visitor);
        CaseList.Wanted wanted = asked.wanted();
        CaseList.Listed listed = cases.list(scope, wanted, PAGE, MOST_COUNTED + 1);
        List<CaseList.Row> rows = listed.rows();
        boolean more = rows.size() > PAGE;
        List<CaseList.Row> page = more ? rows.subList(0, PAGE) : rows;
        Language language = DeskLanguage.of(locale);
        model.addAttribute(
                "rows", page.stream().map(row -> shown(row, language)).toList());
        model.addAttribute("next", more ? next(page.get(PAGE - 1).number()) : null);
        model.addAttribute("count", listed.count());
        model.addAttribute("mostCounted", MOST_COUNTED);
        model.addAttribute("query", query());
        model.addAttribute("people", visitor.inspects());
        model.addAttribute("units", scope.everything() ? cases.units(MOST_UNITS) : visitor.offices());
        choices(asked, language, model);
        return "desk/cases";
    }

    @GetMapping("/cases.csv")
    @Only.Visitors
    void csv(Asked asked, @AuthenticationPrincipal Visitor visitor, Locale locale, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"kasus.csv\"");
        files.csv(scopes.of(visitor), asked.wanted(), response.getOutputStream());
    }

    @GetMapping("/cases.xlsx")
    @Only.Visitors
    void xlsx(Asked asked, @AuthenticationPrincipal Visitor visitor, Locale locale, HttpServletResponse response)
            throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"kasus.xlsx\"");
        files.xlsx(scopes.of(visitor), asked.wanted(), response.getOutputStream());
    }

    private static String next(long after) {
        return "/cases?"
                + ServletUriComponentsBuilder.fromCurrentRequest()
                        .replaceQueryParam("after", after)
                        .build()
                        .getQuery();
    }

    /** What is asked for without the place in the list, to be asked of the files. */
    private static String query() {
        String query = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("after")
                .build()
                .getQuery();
        return query == null ? "" : "?" + query;
    }

    private Shown shown(CaseList.Row row, Language language) {
        Sop sop = latest(row.sop());
        if (sop == null) {
            return new Shown(row, row.sop(), row.opened().toString(), "", "", "");
        }
        return new Shown(
                row,
                sop.title().in(language),
                time(row.opened(), sop, language),
                time(row.closed(), sop, language),
                time(row.due(), sop, language),
                row.ownDelaySeconds() > 0
                        ? InWords.length(row.ownDelaySeconds() * 1000, sop.calendar(), sop, language)
                        : "");
    }

    private static String time(@Nullable Instant at, Sop sop, Language language) {
        return at == null ? "" : InWords.time(at.toEpochMilli(), sop, language);
    }

    private @Nullable Sop latest(@Nullable String id) {
        Sops known = sops.get();
        return id != null && known.knows(id) ? known.latest(id) : null;
    }

    // ---- what can be chosen

    private void choices(Asked asked, Language language, Model model) {
        SopChoices choices = SopChoices.of(sops.get(), asked.sop(), language);
        model.addAttribute("sops", choices.sops());
        model.addAttribute("months", cases.months(MOST_MONTHS));
        model.addAttribute(
                "orders",
                Arrays.stream(CaseList.Order.values())
                        .map(order -> order.name().toLowerCase(Locale.ROOT))
                        .toList());
        model.addAttribute("order", asked.order().name().toLowerCase(Locale.ROOT));
        model.addAttribute("roles", choices.roles());
        model.addAttribute("steps", choices.steps());
        model.addAttribute("checks", words.checks());
    }
}
