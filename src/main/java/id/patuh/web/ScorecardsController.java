package id.patuh.web;

import id.patuh.accounts.Scope;
import id.patuh.audit.Verdict;
import id.patuh.figures.Compared;
import id.patuh.figures.CountedCase;
import id.patuh.figures.Period;
import id.patuh.figures.ScorecardCsv;
import id.patuh.figures.Scorecards;
import id.patuh.figures.Wanted;
import id.patuh.findings.VerdictTable;
import id.patuh.reception.CurrentSops;
import id.patuh.scorecard.Dimension;
import id.patuh.scorecard.Grouping;
import id.patuh.scorecard.ScorecardFile;
import id.patuh.scorecard.SheetFilter;
import id.patuh.sop.Name;
import id.patuh.sop.Severity;
import id.patuh.sop.Sops;
import id.patuh.standing.RulesInForce;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Scorecards of the stored cases, with the change against the period before, and the cases behind each figure. */
@RestController
@RequestMapping("/api/v1/scorecards")
@Tag(name = "scorecards")
class ScorecardsController {

    private static final int MOST = 1_000;
    private static final String SINGLES = "sop,step,check,role,unit,month";

    private final Scorecards scorecards;
    private final CurrentSops sops;
    private final RulesInForce rules;
    private final Clock clock;

    ScorecardsController(Scorecards scorecards, CurrentSops sops, RulesInForce rules, Clock clock) {
        this.scorecards = scorecards;
        this.sops = sops;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * @param month cases opened in that month; by default, and where {@code from} is not given, the current one
     * @param by dimensions and pairs of them
     */
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    @Only.Inspectors
    @Operation(
            summary =
                    "Figures of the cases opened in a period, by SOP, step, check, role, actor, unit, month and pairs of"
                            + " them, with the change against the period before. JSON as in scorecard.json; CSV has a line for each"
                            + " group and figure")
    ResponseEntity<byte[]> scorecard(
            @RequestParam(required = false) @Nullable String sop,
            @Parameter(description = "2026-10; the current month where neither month nor from is given")
                    @RequestParam(required = false)
                    @Nullable
                    String month,
            @Parameter(description = "the first day, or month: 2026-10-05 or 2026-08")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "the last day, or month, included") @RequestParam(required = false) @Nullable
                    String to,
            @Parameter(description = "the reporting unit") @RequestParam(required = false) @Nullable String unit,
            @Parameter(description = "sop, step, check, role, actor, unit, month, or pairs as step*role")
                    @RequestParam(defaultValue = SINGLES)
                    List<String> by,
            @Parameter(description = "json or csv") @RequestParam(defaultValue = "json") String format)
            throws IOException {
        String form = Asked.word("format", format, "json", "csv");
        List<Grouping> groupings =
                by.stream().map(ScorecardsController::grouping).toList();
        Wanted wanted = wanted(sop, month, from, to, unit);
        Compared card = scorecards.compared(wanted, groupings);
        return "csv".equals(form) ? csv(card, groupings) : json(card);
    }

    private ResponseEntity<byte[]> json(Compared card) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Sops known = sops.get();
        ScorecardFile.write(
                out,
                card.now().scorecard(),
                known,
                new ScorecardFile.Compared(
                        card.now().of().period().toString(),
                        card.before().of().period().toString(),
                        card.before().scorecard()));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(out.toByteArray());
    }

    private static ResponseEntity<byte[]> csv(Compared card, List<Grouping> groupings) throws IOException {
        StringBuilder out = new StringBuilder();
        ScorecardCsv.write(out, card, groupings);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"scorecard-" + card.now().of().period() + ".csv\"")
                .body(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The cases that a figure counts: those of its filter, and its verdict, severity or standing. */
    @GetMapping(path = "/cases", produces = MediaType.APPLICATION_JSON_VALUE)
    @Only.Inspectors
    @Operation(summary = "The cases behind a figure, those opened last first; header Link leads to the next page")
    ResponseEntity<List<Map<String, Object>>> cases(
            @RequestParam(required = false) @Nullable String sop,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(required = false) @Nullable String check,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String severity,
            @Parameter(description = "open, overdue, closed, clean or withdrawn, by the verdicts of the group alone")
                    @RequestParam(required = false)
                    @Nullable
                    String standing,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        SheetFilter.Sought sought = new SheetFilter.Sought(
                Asked.text(sop),
                Asked.text(step),
                Asked.text(check),
                Asked.text(role),
                Asked.text(actor),
                one(Verdict.class, Asked.word("verdict", verdict, "compliant", "violated", "unproven", "pending")),
                one(Severity.class, Asked.word("severity", severity, "minor", "major", "critical")),
                one(
                        SheetFilter.Standing.class,
                        Asked.word("standing", standing, "open", "overdue", "closed", "clean", "withdrawn")));
        int most = Asked.limit(limit, MOST);
        List<CountedCase> found = scorecards.cases(wanted(sop, month, from, to, unit), sought, after(after), most);
        CountedCase last = found.size() < most ? null : found.get(found.size() - 1);
        HttpHeaders headers = new HttpHeaders();
        Asked.next(last == null ? null : last.opened().toEpochMilli() + "-" + last.number())
                .forEach(link -> headers.add(HttpHeaders.LINK, link));
        return ResponseEntity.ok()
                .headers(headers)
                .body(found.stream().map(this::row).toList());
    }

    private Map<String, Object> row(CountedCase one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("case", one.caseId());
        row.put("sop", one.sop());
        row.put("opened", VerdictTable.time(one.opened().toEpochMilli(), rules.zone(one.sop())));
        row.put("state", one.state());
        return row;
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> type, @Nullable String word) {
        return word == null ? null : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static @Nullable CountedCase after(@Nullable String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        int dash = after.lastIndexOf('-');
        try {
            return new CountedCase(
                    Long.parseLong(after.substring(dash + 1)),
                    "",
                    "",
                    Instant.ofEpochMilli(Long.parseLong(after.substring(0, dash))),
                    "");
        } catch (NumberFormatException | IndexOutOfBoundsException unreadable) {
            throw Asked.wrong(
                    "after=" + after + " bukan tempat dalam daftar; tulis seperti pada header Link",
                    "after=" + after + " is no place in a list; write what the header Link has");
        }
    }

    // ---- what is asked

    private Wanted wanted(
            @Nullable String sop,
            @Nullable String month,
            @Nullable String from,
            @Nullable String to,
            @Nullable String unit) {
        String office = Asked.text(unit);
        String only = Asked.text(sop);
        if (only != null && !sops.get().knows(only) && !hasCases(only)) {
            throw Asked.unknown("sop", sop, sops.get().versions().keySet());
        }
        return new Wanted(only, period(sop, month, from, to), office == null ? null : Name.folded(office), Scope.all());
    }

    /** An SOP whose files are gone keeps its cases. */
    private boolean hasCases(String sop) {
        Wanted ever =
                new Wanted(sop, new Period(LocalDate.of(1900, 1, 1), LocalDate.of(2200, 1, 1)), null, Scope.all());
        SheetFilter.Sought any = new SheetFilter.Sought(null, null, null, null, null, null, null, null);
        return !scorecards.cases(ever, any, null, 1).isEmpty();
    }

    private Period period(@Nullable String sop, @Nullable String month, @Nullable String from, @Nullable String to) {
        String first = Asked.text(from);
        String last = Asked.text(to);
        String only = Asked.text(month);
        try {
            if (only != null) {
                return Period.of(YearMonth.parse(only));
            }
            if (first == null) {
                return Period.of(YearMonth.from(clock.instant().atZone(rules.zone(sop))));
            }
            LocalDate begin = day(first);
            LocalDate end = end(last == null ? first : last);
            if (!begin.isBefore(end)) {
                throw Asked.wrong(
                        "from=" + first + " sesudah to=" + last + "; tukarkan keduanya",
                        "from=" + first + " comes after to=" + last + "; exchange the two");
            }
            return new Period(begin, end);
        } catch (DateTimeException unreadable) {
            String given = only != null ? only : last == null ? first : first + ".." + last;
            throw Asked.wrong(
                    "masa " + given + " tidak terbaca; tulis month=2026-10, from=2026-08&to=2026-10 atau"
                            + " from=2026-10-05&to=2026-10-11",
                    "the period " + given + " cannot be read; write month=2026-10, from=2026-08&to=2026-10 or"
                            + " from=2026-10-05&to=2026-10-11");
        }
    }

    private static LocalDate day(String text) {
        return text.length() == 7 ? YearMonth.parse(text).atDay(1) : LocalDate.parse(text);
    }

    /** The day after the last; a month ends with its last day. */
    private static LocalDate end(String text) {
        return text.length() == 7
                ? YearMonth.parse(text).plusMonths(1).atDay(1)
                : LocalDate.parse(text).plusDays(1);
    }

    private static Grouping grouping(String text) {
        List<Dimension> dimensions = new ArrayList<>();
        for (String word : text.strip().split("[*×]")) {
            dimensions.add(dimension(word.strip(), text));
        }
        if (dimensions.size() > 2) {
            throw Asked.wrong(
                    "by=" + text + " menyilangkan lebih dari dua; tulis misalnya step*role",
                    "by=" + text + " crosses more than two; write for example step*role");
        }
        return new Grouping(dimensions);
    }

    private static Dimension dimension(String word, String text) {
        try {
            return Dimension.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Asked.wrong(
                    "by=" + text + " tidak dikenal; tulis sop, step, check, role, actor, unit, month atau pasangan"
                            + " seperti step*role",
                    "by=" + text
                            + " is not known; write sop, step, check, role, actor, unit, month or a pair such as step*role");
        }
    }
}
