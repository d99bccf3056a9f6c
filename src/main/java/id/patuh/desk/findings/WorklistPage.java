package id.patuh.desk.findings;

import id.patuh.accounts.Scope;
import id.patuh.accounts.Scopes;
import id.patuh.accounts.Visitor;
import id.patuh.desk.DeskLanguage;
import id.patuh.desk.SopChoices;
import id.patuh.desk.Words;
import id.patuh.followup.Wanted;
import id.patuh.followup.Worklist;
import id.patuh.followup.WorklistFile;
import id.patuh.reception.CurrentSops;
import id.patuh.sop.Language;
import id.patuh.standing.RulesInForce;
import id.patuh.web.Only;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The worklist of findings: filters, a page of them, and exactly the same as a file. */
@Controller
class WorklistPage {

    private static final int SHOWN = 50;
    private static final int MOST_UNITS = 300;

    private final Worklist worklist;
    private final Scopes scopes;
    private final CurrentSops sops;
    private final RulesInForce rules;
    private final Words words;

    WorklistPage(Worklist worklist, Scopes scopes, CurrentSops sops, RulesInForce rules, Words words) {
        this.worklist = worklist;
        this.scopes = scopes;
        this.sops = sops;
        this.rules = rules;
        this.words = words;
    }

    /** A finding as the list shows it; what is absent is empty. */
    public record Line(
            long id,
            String caseId,
            String sop,
            String step,
            String check,
            String subject,
            String verdict,
            String severity,
            String sentence,
            String raised,
            String ended,
            String how,
            String unit,
            String status,
            String due,
            boolean isDue,
            String assignee,
            String answerDue,
            boolean isAsked,
            boolean isOverdue,
            boolean isAnswered,
            boolean isSignedOff,
            String waivedUntil) {}

    /** @param given see {@link Filter} */
    @GetMapping("/findings")
    @Only.Visitors
    String list(
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model) {
        Filter filter = Filter.of(given);
        Scope scope = scopes.of(visitor);
        List<Worklist.Row> rows = rows(filter, given.get("after"), visitor, scope);
        boolean isMore = rows.size() > SHOWN;
        List<Worklist.Row> shown = isMore ? rows.subList(0, SHOWN) : rows;
        LocalDate today = worklist.today();
        Language language = DeskLanguage.of(locale);
        model.addAttribute("filter", filter);
        model.addAttribute(
                "lines", shown.stream().map(row -> line(row, today, language)).toList());
        model.addAttribute(
                "next",
                isMore ? filter.address("/findings", shown.get(SHOWN - 1).place()) : null);
        model.addAttribute("csv", filter.address("/findings/export.csv", null));
        model.addAttribute("xlsx", filter.address("/findings/export.xlsx", null));
        model.addAttribute("here", filter.address("/findings", given.get("after")));
        choices(filter, scope, language, model);
        return "desk/findings";
    }

    private List<Worklist.Row> rows(Filter filter, @Nullable String after, Visitor visitor, Scope scope) {
        try {
            return worklist.page(filter.wanted(visitor.account(), rules.zone(), after), scope, SHOWN + 1);
        } catch (IllegalArgumentException unreadable) {
            throw Filter.unknown();
        }
    }

    static Line line(Worklist.Row row, LocalDate today, Language language) {
        return new Line(
                row.id(),
                row.caseId(),
                row.sop(),
                row.key().step(),
                row.key().check(),
                row.key().subject(),
                row.verdict(),
                row.severity(),
                row.sentence().in(language),
                Shown.time(row.raised(), row.zone()),
                Shown.time(row.ended(), row.zone()),
                row.how() == null ? "" : row.how(),
                row.unit(),
                row.status().word(),
                row.due() == null ? "" : row.due().toString(),
                row.due() != null && row.signedOff() == null && today.isAfter(row.due()),
                row.assignee(),
                row.answerDue() == null ? "" : row.answerDue().toString(),
                row.asked() != null,
                row.isOverdue(today),
                row.asked() == null && row.answered() != null,
                row.signedOff() != null,
                row.waived() == null ? "" : Shown.dayBefore(row.waived().expires(), row.zone()));
    }

    // ---- what can be chosen

    private void choices(Filter filter, Scope scope, Language language, Model model) {
        SopChoices choices = SopChoices.of(sops.get(), filter.get("sop"), language);
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("-", words.of("followup.wholecase"));
        steps.putAll(choices.steps());
        model.addAttribute("sops", choices.sops());
        model.addAttribute("steps", steps);
        model.addAttribute("roles", choices.roles());
        model.addAttribute("checks", words.checks());
        model.addAttribute("units", scope.everything() ? worklist.units(MOST_UNITS) : List.of());
    }

    // ---- as a file

    @GetMapping("/findings/export.csv")
    @Only.Visitors
    void csv(
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        export(given, visitor, locale, "csv", "text/csv;charset=UTF-8", response);
    }

    @GetMapping("/findings/export.xlsx")
    @Only.Visitors
    void xlsx(
            @RequestParam Map<String, String> given,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        export(given, visitor, locale, "xlsx", type, response);
    }

    private void export(
            Map<String, String> given,
            Visitor visitor,
            Locale locale,
            String ending,
            String type,
            HttpServletResponse response)
            throws IOException {
        Filter filter = Filter.of(given);
        Language language = DeskLanguage.of(locale);
        Scope scope = scopes.of(visitor);
        Wanted wanted = filter.wanted(visitor.account(), rules.zone(), null);
        String name = (language == Language.EN ? "findings-" : "temuan-") + worklist.today() + "." + ending;
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        List<String> heading = WorklistFile.COLUMNS.stream()
                .map(column -> words.of("followup.column." + column))
                .toList();
        try (WorklistFile file = ending.equals("csv")
                ? WorklistFile.csv(response.getOutputStream(), heading, language)
                : WorklistFile.xlsx(response.getOutputStream(), heading, words.of("followup.title"), language)) {
            worklist.all(wanted, scope, file::add);
        }
    }
}
