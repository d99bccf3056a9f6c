package id.patuh.desk.figures;

import id.patuh.accounts.Scope;
import id.patuh.accounts.Scopes;
import id.patuh.accounts.Visitor;
import id.patuh.audit.Verdict;
import id.patuh.desk.DeskLanguage;
import id.patuh.desk.Words;
import id.patuh.figures.CaseList;
import id.patuh.figures.Compared;
import id.patuh.figures.CountedCase;
import id.patuh.figures.Measured;
import id.patuh.figures.Scorecards;
import id.patuh.figures.Wanted;
import id.patuh.scorecard.Dimension;
import id.patuh.scorecard.Grouping;
import id.patuh.scorecard.Scorecard;
import id.patuh.scorecard.SheetFilter;
import id.patuh.sop.Language;
import id.patuh.sop.Severity;
import id.patuh.standing.RulesInForce;
import id.patuh.web.Only;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Figures by any dimension or two crossed, with the change against the period before, and the cases behind each. */
@Controller
class ScorecardPage {

    private static final int ROWS = 40;
    private static final int CASES = 50;
    private static final int MOST_MONTHS = 120;
    private static final int MOST_UNITS = 300;

    private final Scorecards scorecards;
    private final CaseList cases;
    private final ScorecardFiles files;
    private final FigureNames names;
    private final Words words;
    private final Scopes scopes;
    private final RulesInForce rules;
    private final Clock clock;

    ScorecardPage(
            Scorecards scorecards,
            CaseList cases,
            ScorecardFiles files,
            FigureNames names,
            Words words,
            Scopes scopes,
            RulesInForce rules,
            Clock clock) {
        this.scorecards = scorecards;
        this.cases = cases;
        this.files = files;
        this.names = names;
        this.words = words;
        this.scopes = scopes;
        this.rules = rules;
        this.clock = clock;
    }

    /** A figure in its cell; link: null where there is no case behind it. */
    public record Cell(
            String key,
            String value,
            String of,
            FigureText.@Nullable Change change,
            boolean few,
            @Nullable String link) {}

    /** @param group what the row's cases share, in words, one text for each dimension */
    public record Row(List<String> group, List<Cell> cells) {}

    /** A case behind a figure. */
    public record Behind(String sop, String title, String caseId, Instant opened, String state) {}

    @GetMapping(value = "/scorecard", produces = MediaType.TEXT_HTML_VALUE)
    @Only.Visitors
    String page(
            @ModelAttribute("asked") AskedFigures asked,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model) {
        Scope scope = scopes.of(visitor);
        Grouping grouping = permitted(asked.grouping(), visitor);
        Wanted wanted = asked.wanted(current(asked.sop()), scope);
        Compared card = scorecards.recent(wanted, List.of(grouping));
        FigureText text = new FigureText(locale);
        Language language = DeskLanguage.of(locale);
        List<Compared.Line> lines = card.by(grouping);
        int first = asked.row() == null ? 0 : Math.max(0, asked.row());
        List<Row> rows = new ArrayList<>();
        for (int i = first; i < Math.min(lines.size(), first + ROWS); i++) {
            rows.add(row(wanted, grouping, lines.get(i), text, language));
        }
        model.addAttribute("total", row(wanted, Grouping.by(), card.total(), text, language));
        model.addAttribute("rows", rows);
        Map<String, String> labels = new LinkedHashMap<>();
        ScorecardFiles.SHOWN.forEach(one -> labels.put(one, words.of("figures.figure." + one)));
        model.addAttribute("labels", labels);
        model.addAttribute("count", lines.size());
        model.addAttribute("tooMany", !card.now().scorecard().leftOut().isEmpty());
        model.addAttribute("mostGroups", text.number(Scorecard.MOST_GROUPS));
        model.addAttribute("next", first + ROWS < lines.size() ? asked.address("/scorecard", first + ROWS) : null);
        model.addAttribute("csv", asked.address("/scorecard.csv", null));
        model.addAttribute("xlsx", asked.address("/scorecard.xlsx", null));
        model.addAttribute(
                "dimensions",
                grouping.dimensions().stream().map(Dimension::word).toList());
        model.addAttribute("period", period(wanted, text));
        model.addAttribute("before", period(wanted.before(), text));
        model.addAttribute("asOf", card.now().asOf());
        model.addAttribute("zone", rules.zone(wanted.sop()));
        choices(wanted, scope, visitor, language, text, model);
        return "desk/scorecard";
    }

    @GetMapping("/scorecard.csv")
    @Only.Visitors
    void csv(AskedFigures asked, @AuthenticationPrincipal Visitor visitor, HttpServletResponse response)
            throws IOException {
        Grouping grouping = permitted(asked.grouping(), visitor);
        Compared card = scorecards.recent(asked.wanted(current(asked.sop()), scopes.of(visitor)), List.of(grouping));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"rapor-kepatuhan.csv\"");
        files.csv(card, grouping, response.getOutputStream());
    }

    @GetMapping("/scorecard.xlsx")
    @Only.Visitors
    void xlsx(AskedFigures asked, @AuthenticationPrincipal Visitor visitor, Locale locale, HttpServletResponse response)
            throws IOException {
        Grouping grouping = permitted(asked.grouping(), visitor);
        Compared card = scorecards.recent(asked.wanted(current(asked.sop()), scopes.of(visitor)), List.of(grouping));
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"rapor-kepatuhan.xlsx\"");
        files.xlsx(card, grouping, locale, response.getOutputStream());
    }

    /** The cases that a figure counts. */
    @GetMapping(value = "/scorecard/cases", produces = MediaType.TEXT_HTML_VALUE)
    @Only.Visitors
    String cases(
            @ModelAttribute("asked") AskedFigures asked,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(required = false) @Nullable String check,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String severity,
            @RequestParam(required = false) @Nullable String standing,
            @RequestParam(required = false) @Nullable String after,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model) {
        if (AskedFigures.given(actor) != null && !visitor.inspects()) {
            throw new AccessDeniedException("figures of people");
        }
        SheetFilter.Sought sought = new SheetFilter.Sought(
                AskedFigures.given(asked.sop()),
                AskedFigures.given(step),
                AskedFigures.given(check),
                AskedFigures.given(role),
                AskedFigures.given(actor),
                AskedFigures.word(Verdict.class, verdict),
                AskedFigures.word(Severity.class, severity),
                AskedFigures.word(SheetFilter.Standing.class, standing));
        Wanted wanted = asked.wanted(current(asked.sop()), scopes.of(visitor));
        List<CountedCase> found = scorecards.cases(wanted, sought, after(after), CASES + 1);
        FigureText text = new FigureText(locale);
        Language language = DeskLanguage.of(locale);
        model.addAttribute("period", period(wanted, text));
        model.addAttribute("said", null);
        model.addAttribute("facts", facts(wanted, asked, sought, language, text));
        model.addAttribute(
                "cases",
                found.stream().limit(CASES).map(one -> behind(one, language)).toList());
        model.addAttribute("next", found.size() > CASES ? next(found.get(CASES - 1)) : null);
        return "desk/scorecard-cases";
    }

    private Behind behind(CountedCase one, Language language) {
        return new Behind(one.sop(), names.sop(one.sop(), language), one.caseId(), one.opened(), one.state());
    }

    /** What the cases share, in words: the name of what, and its value. */
    private Map<String, String> facts(
            Wanted wanted, AskedFigures asked, SheetFilter.Sought sought, Language language, FigureText text) {
        Map<Dimension, String> filter = new LinkedHashMap<>();
        put(filter, Dimension.SOP, sought.sop());
        put(filter, Dimension.STEP, sought.step());
        put(filter, Dimension.CHECK, sought.check());
        put(filter, Dimension.ROLE, sought.role());
        put(filter, Dimension.ACTOR, sought.actor());
        put(filter, Dimension.UNIT, AskedFigures.given(asked.unit()));
        Map<String, String> facts = new LinkedHashMap<>();
        filter.keySet().forEach(one -> facts.put("figures.by." + one.word(), names.value(one, filter, language, text)));
        return facts;
    }

    private static void put(Map<Dimension, String> filter, Dimension dimension, @Nullable String value) {
        if (value != null) {
            filter.put(dimension, value);
        }
    }

    private static String next(CountedCase last) {
        return "?"
                + ServletUriComponentsBuilder.fromCurrentRequest()
                        .replaceQueryParam("after", last.opened().toEpochMilli() + "-" + last.number())
                        .build()
                        .getQuery();
    }

    private static @Nullable CountedCase after(@Nullable String after) {
        String given = AskedFigures.given(after);
        if (given == null) {
            return null;
        }
        String[] parts = given.split("(?<=\\d)-", 2);
        try {
            return new CountedCase(
                    Long.parseLong(parts[parts.length - 1]),
                    "",
                    "",
                    Instant.ofEpochMilli(Long.parseLong(parts[0])),
                    "");
        } catch (NumberFormatException unreadable) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "figures.wrong-word");
        }
    }

    // ---- what is shown

    /** People are for those who inspect. */
    private static Grouping permitted(Grouping grouping, Visitor visitor) {
        if (grouping.has(Dimension.ACTOR) && !visitor.inspects()) {
            throw new AccessDeniedException("figures of people");
        }
        return grouping;
    }

    private YearMonth current(@Nullable String sop) {
        YearMonth current = YearMonth.from(clock.instant().atZone(rules.zone(sop)));
        return cases.months(2).stream()
                .map(YearMonth::parse)
                .filter(one -> !one.isAfter(current))
                .findFirst()
                .orElse(current);
    }

    private Row row(Wanted wanted, Grouping grouping, Compared.Line line, FigureText text, Language language) {
        List<Measured> now = Measured.of(line.now());
        List<Measured> before = line.before() == null ? List.of() : Measured.of(line.before());
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            Measured figure = now.get(i);
            if (ScorecardFiles.SHOWN.contains(figure.name())) {
                cells.add(cell(wanted, line, figure, before.isEmpty() ? null : before.get(i), text));
            }
        }
        return new Row(
                grouping.dimensions().stream()
                        .map(one -> names.value(one, line.filter(), language, text))
                        .toList(),
                cells);
    }

    private static Cell cell(
            Wanted wanted, Compared.Line line, Measured now, @Nullable Measured before, FigureText text) {
        String of = now.numerator() != null && now.denominator() != null && now.value() != null
                ? text.number(now.numerator()) + " / " + text.number(now.denominator())
                : "";
        return new Cell(
                now.name(),
                text.value(now),
                of,
                text.change(now, before),
                now.isFew(),
                now.value() == null || (now.numerator() == null && now.value().signum() == 0)
                        ? null
                        : link(wanted, line.filter(), now));
    }

    /** To the cases that the figure counts; of a share those that keep it from being whole. Null: a length of time. */
    private static @Nullable String link(Wanted wanted, Map<Dimension, String> filter, Measured figure) {
        boolean whole = figure.numerator() != null && figure.numerator().equals(figure.denominator());
        String verdict = whole ? "compliant" : "violated";
        String[] said = switch (figure.name()) {
            case "cases" -> new String[0];
            case "open", "overdue", "closed", "withdrawn" -> new String[] {"standing", figure.name()};
            case "clean-cases" -> new String[] {"standing", "clean"};
            case "conformance" -> new String[] {"verdict", verdict};
            case "on-time" -> new String[] {"verdict", verdict, "check", "time"};
            case "proven" -> whole ? null : new String[] {"verdict", "unproven"};
            case "violated", "unproven" -> new String[] {"verdict", figure.name()};
            case "critical", "major", "minor" -> new String[] {"severity", figure.name()};
            default -> null;
        };
        return said == null ? null : link(wanted, filter, said);
    }

    private static String link(Wanted wanted, Map<Dimension, String> filter, String... said) {
        Map<String, String> values = new LinkedHashMap<>();
        if (wanted.sop() != null) {
            values.put("sop", wanted.sop());
        }
        if (wanted.unit() != null) {
            values.put("unit", wanted.unit());
        }
        values.put("from", wanted.period().firstMonth().toString());
        values.put("to", wanted.period().lastMonth().toString());
        for (int i = 0; i < said.length; i += 2) {
            values.put(said[i], said[i + 1]);
        }
        filter.forEach((dimension, value) -> values.put(dimension.word(), value));
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/scorecard/cases");
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values.values().toArray()).toUriString();
    }

    private static String period(Wanted wanted, FigureText text) {
        YearMonth first = wanted.period().firstMonth();
        YearMonth last = wanted.period().lastMonth();
        return first.equals(last) ? text.month(first) : text.month(first) + " – " + text.month(last);
    }

    private void choices(Wanted wanted, Scope scope, Visitor visitor, Language language, FigureText text, Model model) {
        model.addAttribute("sops", names.sops(language));
        Map<String, String> months = new LinkedHashMap<>();
        for (YearMonth one :
                List.of(wanted.period().lastMonth(), wanted.period().firstMonth())) {
            months.put(one.toString(), text.month(one));
        }
        cases.months(MOST_MONTHS).forEach(one -> months.put(one, text.month(YearMonth.parse(one))));
        Map<String, String> sorted = new LinkedHashMap<>();
        months.keySet().stream()
                .sorted(java.util.Comparator.reverseOrder())
                .forEach(one -> sorted.put(one, String.valueOf(months.get(one))));
        model.addAttribute("months", sorted);
        model.addAttribute("from", wanted.period().firstMonth().toString());
        model.addAttribute("to", wanted.period().lastMonth().toString());
        model.addAttribute("units", scope.everything() ? cases.units(MOST_UNITS) : visitor.offices());
        model.addAttribute(
                "groups",
                Arrays.stream(Dimension.values())
                        .filter(one -> one != Dimension.ACTOR || visitor.inspects())
                        .map(Dimension::word)
                        .toList());
    }
}
