package id.patuh.desk.figures;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.Scope;
import id.patuh.accounts.Scopes;
import id.patuh.accounts.Visitor;
import id.patuh.audit.Verdict;
import id.patuh.desk.DeskLanguage;
import id.patuh.figures.CaseList;
import id.patuh.figures.Compared;
import id.patuh.figures.MonthSums;
import id.patuh.figures.MonthSums.Sum;
import id.patuh.figures.Period;
import id.patuh.figures.Scorecards;
import id.patuh.figures.Wanted;
import id.patuh.scorecard.Dimension;
import id.patuh.scorecard.Grouping;
import id.patuh.scorecard.Share;
import id.patuh.sop.Language;
import id.patuh.standing.RulesInForce;
import id.patuh.web.Only;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The first page: how a month stands against the one before, where it hurts, and what waits for a member of staff. */
@Controller
class OverviewPage {

    private static final int TREND_MONTHS = 13;
    private static final int HURTING = 5;
    private static final int MOST_MONTHS = 120;

    private final Scorecards scorecards;
    private final CaseList cases;
    private final OwnSteps ownSteps;
    private final Scopes scopes;
    private final FigureNames names;
    private final RulesInForce rules;
    private final Clock clock;

    OverviewPage(
            Scorecards scorecards,
            CaseList cases,
            OwnSteps ownSteps,
            Scopes scopes,
            FigureNames names,
            RulesInForce rules,
            Clock clock) {
        this.scorecards = scorecards;
        this.cases = cases;
        this.ownSteps = ownSteps;
        this.scopes = scopes;
        this.names = names;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * A figure with what it was before.
     *
     * @param of numerator and denominator; empty: it is a count, or nothing was measured
     * @param few it is measured of so few that one case moves it far
     * @param link to the cases it counts
     */
    public record Shown(
            String key,
            String value,
            String of,
            FigureText.@Nullable Change change,
            boolean few,
            @Nullable String link) {}

    /** An SOP's figures of the month. */
    public record Row(String sop, String title, List<Shown> figures) {}

    /** A step that hurts. */
    public record Hurting(
            String title, String delay, long late, long violated, String conformance, String of, String link) {}

    /** The figures of a month for reading, not for seeing. */
    public record MonthRow(String month, List<String> shares) {}

    @GetMapping(value = "/", produces = MediaType.TEXT_HTML_VALUE)
    @Only.Visitors
    String page(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String sop,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model) {
        own(visitor, locale, model);
        figures(month, sop, visitor, locale, model);
        model.addAttribute("sops", names.sops(DeskLanguage.of(locale)));
        FigureText text = new FigureText(locale);
        Map<String, String> months = new LinkedHashMap<>();
        cases.months(MOST_MONTHS).forEach(one -> months.put(one, text.month(YearMonth.parse(one))));
        model.addAttribute("months", months);
        return "desk/overview";
    }

    /** What waits for a member of staff. */
    @GetMapping(value = "/overview/own", produces = MediaType.TEXT_HTML_VALUE)
    @Only.Visitors
    String own(@AuthenticationPrincipal Visitor visitor, Locale locale, Model model) {
        boolean staff = visitor.role() == DeskRole.STAFF;
        model.addAttribute("staff", staff);
        model.addAttribute(
                "own", staff ? ownSteps.of(visitor, scopes.of(visitor), DeskLanguage.of(locale)) : List.of());
        return "desk/overview :: own";
    }

    /** What changes while one looks at it. */
    @GetMapping(value = "/overview/live", produces = MediaType.TEXT_HTML_VALUE)
    @Only.Visitors
    String live(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String sop,
            @AuthenticationPrincipal Visitor visitor,
            Locale locale,
            Model model) {
        figures(month, sop, visitor, locale, model);
        return "desk/overview :: live";
    }

    private void figures(
            @Nullable String asked, @Nullable String askedSop, Visitor visitor, Locale locale, Model model) {
        Scope scope = scopes.of(visitor);
        String sop = names.knows(askedSop) ? askedSop : null;
        FigureText text = new FigureText(locale);
        YearMonth month = month(asked, sop);
        List<Sum> sums =
                scorecards.months(new Wanted(sop, Period.of(month.minusMonths(TREND_MONTHS - 1), month), null, scope));
        Wanted wanted = new Wanted(sop, Period.of(month), null, scope);
        Sum now = sum(sums, month, null);
        model.addAttribute("month", month.toString());
        model.addAttribute("monthName", text.month(month));
        model.addAttribute("before", text.month(month.minusMonths(1)));
        model.addAttribute("sop", sop == null ? "" : sop);
        model.addAttribute("asOf", clock.instant());
        model.addAttribute("zone", rules.zone(sop));
        model.addAttribute("any", now.cases() > 0);
        model.addAttribute(
                "anything",
                now.cases() > 0 || !sums.isEmpty() || !cases.months(1).isEmpty());
        model.addAttribute("cards", cards(sums, month, sop, scope, text));
        model.addAttribute("rows", rows(sums, month, text, DeskLanguage.of(locale)));
        trend(sums, month, text, model);
        model.addAttribute("hurting", now.cases() == 0 ? List.of() : hurting(wanted, text, DeskLanguage.of(locale)));
        model.addAttribute(
                "live",
                UriComponentsBuilder.fromPath("/overview/live")
                        .queryParam("month", month)
                        .queryParam("sop", "{sop}")
                        .encode()
                        .buildAndExpand(sop == null ? "" : sop)
                        .toUriString());
    }

    /** The one asked for; else the latest with cases, this one at the latest. */
    private YearMonth month(@Nullable String asked, @Nullable String sop) {
        YearMonth current = YearMonth.from(clock.instant().atZone(rules.zone(sop)));
        try {
            if (asked != null && asked.strip().length() == 7) {
                return YearMonth.parse(asked.strip());
            }
        } catch (DateTimeException unreadable) {
            return current;
        }
        return cases.months(2).stream()
                .map(YearMonth::parse)
                .filter(one -> !one.isAfter(current))
                .findFirst()
                .orElse(current);
    }

    private static Sum sum(List<Sum> sums, YearMonth month, @Nullable String sop) {
        return sums.stream()
                .filter(one ->
                        one.month().equals(month) && (sop == null || one.sop().equals(sop)))
                .reduce(Sum.none(month), Sum::and);
    }

    // ---- figures

    private List<Shown> cards(List<Sum> sums, YearMonth month, @Nullable String sop, Scope scope, FigureText text) {
        Sum now = sum(sums, month, null);
        Sum before = sum(sums, month.minusMonths(1), null);
        List<Shown> cards = new ArrayList<>(shares(now, before, sop, text));
        MonthSums.Standing standing = scorecards.standing(sop, scope);
        cards.add(standing("open", standing.open(), sop, text));
        cards.add(standing("overdue", standing.overdue(), sop, text));
        return cards;
    }

    /** Open cases of whatever month: they wait now. */
    private static Shown standing(String state, long count, @Nullable String sop, FigureText text) {
        String link = "/cases?state=" + state + (sop == null ? "" : "&sop=" + sop);
        return new Shown(state, text.number(count), "", null, false, link);
    }

    private static List<Shown> shares(Sum now, Sum before, @Nullable String sop, FigureText text) {
        String where = "/cases?month=" + now.month() + (sop == null ? "" : "&sop=" + sop);
        String scorecard = "/scorecard?month=" + now.month() + (sop == null ? "" : "&sop=" + sop) + "&by=check";
        return List.of(
                shown("conformance", now, before, Sum::conformance, where + "&verdict=violated", text),
                shown("on-time", now, before, Sum::onTime, where + "&check=time&verdict=violated", text),
                shown("proven", now, before, Sum::proven, where + "&verdict=unproven", text),
                shown("clean-cases", now, before, Sum::cleanCases, scorecard, text));
    }

    private static Shown shown(
            String key, Sum now, Sum before, Function<Sum, Share> figure, String link, FigureText text) {
        Share share = figure.apply(now);
        boolean few = share.isMeasured() && share.denominator() < id.patuh.figures.Measured.FEW;
        return new Shown(
                key,
                text.percent(share),
                text.of(share),
                text.change(share, figure.apply(before)),
                few,
                share.isMeasured() ? link : null);
    }

    private List<Row> rows(List<Sum> sums, YearMonth month, FigureText text, Language language) {
        List<Row> rows = new ArrayList<>();
        for (Sum one : sums) {
            if (one.month().equals(month)) {
                List<Shown> figures =
                        new ArrayList<>(shares(one, sum(sums, month.minusMonths(1), one.sop()), one.sop(), text));
                String where = "/cases?month=" + month + "&sop=" + one.sop();
                figures.add(count("cases", one.cases(), where, text));
                figures.add(count("open", one.open(), where + "&state=open", text));
                figures.add(count("overdue", one.overdue(), where + "&state=overdue", text));
                rows.add(new Row(one.sop(), names.sop(one.sop(), language), figures));
            }
        }
        return rows;
    }

    private static Shown count(String key, long count, String link, FigureText text) {
        return new Shown(key, text.number(count), "", null, false, count > 0 ? link : null);
    }

    private static void trend(List<Sum> sums, YearMonth month, FigureText text, Model model) {
        List<YearMonth> months = new ArrayList<>();
        for (int back = TREND_MONTHS - 1; back >= 0; back--) {
            months.add(month.minusMonths(back));
        }
        List<Sum> all = months.stream().map(one -> sum(sums, one, null)).toList();
        List<Trend.Series> series = List.of(
                new Trend.Series(
                        "conformance", all.stream().map(Sum::conformance).toList()),
                new Trend.Series("on-time", all.stream().map(Sum::onTime).toList()),
                new Trend.Series(
                        "clean-cases", all.stream().map(Sum::cleanCases).toList()));
        model.addAttribute(
                "trend", Trend.of(months.stream().map(text::shortMonth).toList(), series, text));
        model.addAttribute(
                "trendRows",
                all.stream()
                        .filter(one -> one.cases() > 0)
                        .map(one -> new MonthRow(
                                text.month(one.month()),
                                List.of(
                                        text.percent(one.conformance()),
                                        text.percent(one.onTime()),
                                        text.percent(one.cleanCases()))))
                        .toList());
    }

    private List<Hurting> hurting(Wanted wanted, FigureText text, Language language) {
        Grouping bySteps = Grouping.by(Dimension.STEP);
        Compared card = scorecards.recent(wanted, List.of(bySteps));
        return card.by(bySteps).stream()
                .filter(line -> line.now().verdicts(Verdict.VIOLATED) > 0)
                .sorted(Comparator.<Compared.Line>comparingLong(
                                line -> -line.now().ownDelaySeconds())
                        .thenComparingLong(line -> -line.now().verdicts(Verdict.VIOLATED)))
                .limit(HURTING)
                .map(line -> hurting(wanted, line, text, language))
                .toList();
    }

    private Hurting hurting(Wanted wanted, Compared.Line line, FigureText text, Language language) {
        String sop = Objects.requireNonNull(line.filter().get(Dimension.SOP));
        String step = Objects.requireNonNull(line.filter().get(Dimension.STEP));
        String link = UriComponentsBuilder.fromPath("/cases")
                .queryParam("sop", "{sop}")
                .queryParam("month", wanted.period())
                .queryParam("step", "{step}")
                .queryParam("verdict", "violated")
                .encode()
                .buildAndExpand(sop, step)
                .toUriString();
        return new Hurting(
                names.step(sop, step, language),
                text.hours(line.now().ownDelaySeconds()),
                line.now().lateSteps(),
                line.now().verdicts(Verdict.VIOLATED),
                text.percent(line.now().conformance()),
                text.of(line.now().conformance()),
                link);
    }
}
