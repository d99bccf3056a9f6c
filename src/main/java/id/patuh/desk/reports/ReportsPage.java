package id.patuh.desk.reports;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.Scope;
import id.patuh.accounts.Scopes;
import id.patuh.accounts.Visitor;
import id.patuh.desk.Words;
import id.patuh.report.KeptReport;
import id.patuh.report.Period;
import id.patuh.report.Reports;
import id.patuh.report.TooEarly;
import id.patuh.sop.Language;
import id.patuh.standing.RulesShelf;
import id.patuh.web.Only;
import id.patuh.web.ReportFiles;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reports: those that were made, one of them, and a place to ask for more. */
@Controller
class ReportsPage {

    private static final int MOST = 50;
    private static final int LOOKED_AT = 1_000;

    private final Reports reports;
    private final RulesShelf rules;
    private final Scopes scopes;
    private final Words words;

    ReportsPage(Reports reports, RulesShelf rules, Scopes scopes, Words words) {
        this.reports = reports;
        this.rules = rules;
        this.scopes = scopes;
        this.words = words;
    }

    @GetMapping("/reports")
    @Only.Visitors
    String list(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(required = false) @Nullable Long after,
            Model model) {
        List<KeptReport> page = visible(visitor, after == null ? null : find(after, visitor));
        model.addAttribute("reports", page.subList(0, Math.min(MOST, page.size())));
        model.addAttribute(
                "next",
                page.size() > MOST ? "/reports?after=" + page.get(MOST - 1).id() : null);
        model.addAttribute("sops", rules.sops().versions().keySet());
        model.addAttribute("mayAsk", mayAsk(visitor));
        if (!model.containsAttribute("wrong")) {
            model.addAttribute("wrong", "");
            model.addAttribute("given", new Given("", "", "", ""));
        }
        return "desk/reports/list";
    }

    /** What was written into the form. */
    public record Given(String sop, String period, String office, String language) {}

    private List<KeptReport> visible(Visitor visitor, @Nullable KeptReport after) {
        Scope scope = scopes.of(visitor);
        List<KeptReport> visible = new ArrayList<>();
        KeptReport last = after;
        for (int looked = 0; looked < LOOKED_AT && visible.size() <= MOST; looked += MOST) {
            List<KeptReport> page = reports.list(null, null, last, MOST + 1);
            page.stream()
                    .filter(one -> scope.covers(one.sop(), one.officeFolded()))
                    .forEach(visible::add);
            if (page.size() <= MOST) {
                break;
            }
            last = page.get(page.size() - 1);
        }
        return visible;
    }

    private static boolean mayAsk(Visitor visitor) {
        return visitor.role() == DeskRole.INSPECTOR || visitor.role() == DeskRole.ADMIN;
    }

    @PostMapping("/reports")
    @Only.DeskInspectors
    String ask(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(defaultValue = "") String sop,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "id") String language,
            RedirectAttributes after) {
        Period wanted = Period.of(period.strip());
        String refused = wanted == null ? "report.ask.period.wrong" : "";
        if (refused.isEmpty() && !rules.sops().knows(sop)) {
            refused = "report.ask.sop.wrong";
        }
        if (wanted != null && refused.isEmpty()) {
            try {
                KeptReport kept = reports.ask(
                        new Reports.Wanted(sop, office.strip(), wanted, language(language), null, null),
                        rules.sops().latest(sop).zone(),
                        "account:" + visitor.account());
                return "redirect:/reports/editions/" + kept.id();
            } catch (TooEarly tooEarly) {
                refused = "report.ask.period.early";
            }
        }
        after.addFlashAttribute("wrong", words.of(refused));
        after.addFlashAttribute("given", new Given(sop, period, office, language));
        return "redirect:/reports";
    }

    private static Language language(String tag) {
        return tag.equals("en") ? Language.EN : Language.ID;
    }

    /** The last edition about an SOP or an office, and a month or half-year. */
    @GetMapping("/reports/{about}/{period}")
    @Only.Visitors
    String latest(
            @PathVariable String about,
            @PathVariable String period,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model) {
        KeptReport report = reports.latest(about, period, language(locale.getLanguage()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "report.missing"));
        return show(seen(report, visitor), model);
    }

    @GetMapping("/reports/editions/{id}")
    @Only.Visitors
    String edition(@PathVariable long id, @AuthenticationPrincipal Visitor visitor, Model model) {
        return show(find(id, visitor), model);
    }

    private String show(KeptReport report, Model model) {
        model.addAttribute("report", report);
        model.addAttribute("files", ReportFiles.shown(reports.documents(report)));
        model.addAttribute(
                "page",
                reports.document(report, "page.html")
                        .map(page -> new String(page.content(), StandardCharsets.UTF_8))
                        .orElse(""));
        model.addAttribute("title", words.of("report.of", report.sop(), report.period()));
        return "desk/reports/one";
    }

    /** The part that is fetched again and again while the report is made. */
    @GetMapping("/reports/editions/{id}/progress")
    @Only.Visitors
    String progress(
            @PathVariable long id,
            @AuthenticationPrincipal Visitor visitor,
            HttpServletResponse response,
            Model model) {
        KeptReport report = find(id, visitor);
        model.addAttribute("report", report);
        if (!report.isUnderWay()) {
            response.setHeader("HX-Refresh", "true");
        }
        return "desk/reports/one :: progress";
    }

    @GetMapping("/reports/editions/{id}/{file}")
    @Only.Visitors
    ResponseEntity<byte[]> file(
            @PathVariable long id, @PathVariable String file, @AuthenticationPrincipal Visitor visitor) {
        KeptReport report = find(id, visitor);
        return ReportFiles.answer(file.equals("page.html") ? Optional.empty() : reports.document(report, file));
    }

    private KeptReport find(long id, Visitor visitor) {
        return reports.find(id)
                .map(report -> seen(report, visitor))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "report.missing"));
    }

    /** What somebody may not see is not there for them. */
    private KeptReport seen(KeptReport report, Visitor visitor) {
        if (!scopes.of(visitor).covers(report.sop(), report.officeFolded())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "report.missing");
        }
        return report;
    }
}
