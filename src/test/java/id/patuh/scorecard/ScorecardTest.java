package id.patuh.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.audit.Verdict;
import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.Transition;
import id.patuh.sop.Language;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Severity;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A log of four cases, counted by hand. */
class ScorecardTest {

    private static final String SOP = """
            sop: izin
            version: 1
            title: {id: Izin, en: Permit}
            effective-from: 2020-01-01
            zone: Asia/Makassar
            roles: {loket: {title: Loket}, kepala: {title: Kepala}}
            steps:
              - {step: terima, role: loket, limit: 1 jam, clock: start}
              - {step: periksa, role: [loket, kepala], limit: 1 jam}
              - {step: putus, role: kepala, limit: 2 jam}
            """;

    @TempDir
    private Path folder;

    private Sops sops = RulesFolder.shipped();

    @BeforeEach
    void readSop() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("izin")).resolve("sop.yaml"), SOP);
        sops = RulesFolder.read(folder);
    }

    private Scorecard card() {
        return audited().card;
    }

    private Audited audited() {
        return new Audited(sops, events(), Rows.at("2026-10-31T12:00"), 1);
    }

    /**
     * A: closed, every step in time (periksa takes 30 minutes, putus 2 hours). B: closed, periksa 90 minutes late by 30,
     * putus at the same minute. C: closed with periksa left out. D: open, opened in September, periksa overdue.
     */
    private static List<CaseEvent> events() {
        Attribute dinkes = new Attribute("opd", "Dinkes");
        List<CaseEvent> events = new ArrayList<>();
        events.add(done("A", "terima", "2026-10-01T08:00", "Ani", "loket", dinkes));
        events.add(done("A", "periksa", "2026-10-01T08:30", "Budi", "kepala"));
        events.add(done("A", "putus", "2026-10-01T10:30", "Budi", "kepala"));
        events.add(done("B", "terima", "2026-10-02T08:00", "Ani", "loket", new Attribute("opd", "DINKES")));
        events.add(done("B", "periksa", "2026-10-02T09:30", "Ani", "loket"));
        events.add(done("B", "putus", "2026-10-02T09:30", "Budi", "kepala"));
        events.add(done("C", "terima", "2026-10-03T08:00", "Ani", "loket", new Attribute("unit", "Bappeda")));
        events.add(done("C", "putus", "2026-10-03T09:00", "Budi", "kepala"));
        events.add(done("D", "terima", "2026-10-01T00:30", null, null));
        events.add(Rows.event("izin", "D", "terima", Transition.START, Rows.at("2026-09-30T23:30"), null, null));
        return events;
    }

    private static CaseEvent done(
            String caseId,
            String step,
            String at,
            @Nullable String actor,
            @Nullable String role,
            Attribute... attributes) {
        return Rows.event("izin", caseId, step, Transition.COMPLETE, Rows.at(at), actor, role, attributes);
    }

    private static Figures figures(List<Group> groups, Map<Dimension, String> filter) {
        return groups.stream()
                .filter(group -> group.filter().equals(filter))
                .map(Group::figures)
                .findFirst()
                .orElseThrow(() -> new AssertionError(filter + " is not among "
                        + groups.stream().map(Group::filter).toList()));
    }

    @Test
    void casesCountByWhereTheyStand() {
        Figures total = card().total();
        assertThat(total.cases()).isEqualTo(4);
        assertThat(total.closedCases()).isEqualTo(3);
        assertThat(total.openCases()).isEqualTo(1);
        assertThat(total.overdueCases()).isEqualTo(1);
        assertThat(total.withdrawnCases()).isZero();
    }

    @Test
    void onlyClosedCasesWithoutFindingAreClean() {
        assertThat(card().total().cleanCases()).isEqualTo(new Share(0, 3));
        Figures putus = figures(card().by(Dimension.STEP), Map.of(Dimension.SOP, "izin", Dimension.STEP, "putus"));
        assertThat(putus.cleanCases()).as("of the step's own verdicts").isEqualTo(new Share(2, 3));
    }

    @Test
    void timesAreMeasuredWhereTheLimitRan() {
        Figures total = card().total();
        assertThat(total.onTime()).isEqualTo(new Share(4, 6));
        assertThat(total.verdicts("time", Verdict.UNPROVEN))
                .as("terima of A, B, C: no start; putus of C: no hand-over")
                .isEqualTo(4);
        TimesUsed times = Objects.requireNonNull(total.times());
        assertThat(times.measured()).isEqualTo(6);
        assertThat(times.median()).as("0, 0.5, 1, 1, 1.5, 731.5").isEqualByComparingTo("1");
        assertThat(times.ninetieth()).isEqualByComparingTo("731.5");
    }

    @Test
    void ownDelayIsTheTimeOverTheLimits() {
        Figures octobersPeriksa = figures(
                card().by(Dimension.STEP, Dimension.MONTH),
                Map.of(Dimension.SOP, "izin", Dimension.STEP, "periksa", Dimension.MONTH, "2026-10"));
        assertThat(octobersPeriksa.ownDelaySeconds()).isEqualTo(30 * 60);
        assertThat(octobersPeriksa.lateSteps()).isEqualTo(1);
    }

    @Test
    void violationsCountBySeverityAndRoot() {
        Figures total = card().total();
        assertThat(total.verdicts("presence", Verdict.VIOLATED)).isEqualTo(1);
        assertThat(total.verdicts("order", Verdict.VIOLATED)).isEqualTo(1);
        assertThat(total.violations(Severity.CRITICAL))
                .as("skipped, out of order, overdue by far")
                .isEqualTo(3);
        assertThat(total.violations(Severity.MAJOR))
                .as("30 minutes over an hour")
                .isEqualTo(1);
        assertThat(total.verdicts(Verdict.VIOLATED)).isEqualTo(4);
        assertThat(total.rootViolations()).as("order follows from presence").isEqualTo(3);
    }

    @Test
    void peopleHaveTheStepsTheyCompleted() {
        List<Group> people = card().by(Dimension.ACTOR);
        assertThat(people)
                .extracting(group -> group.filter().get(Dimension.ACTOR))
                .containsExactly("Ani", "Budi");
        Figures ani = figures(people, Map.of(Dimension.ACTOR, "Ani"));
        assertThat(ani.cases()).isEqualTo(3);
        assertThat(ani.onTime()).isEqualTo(new Share(0, 1));
    }

    @Test
    void aStepOfTwoRolesCountsUnderBoth() {
        List<Group> roles = card().by(Dimension.ROLE);
        assertThat(figures(roles, Map.of(Dimension.ROLE, "loket")).onTime()).isEqualTo(new Share(2, 4));
        assertThat(figures(roles, Map.of(Dimension.ROLE, "kepala")).onTime()).isEqualTo(new Share(3, 5));
    }

    @Test
    void unitsCompareAsNamesAndNoUnitIsNoGroup() {
        List<Group> units = card().by(Dimension.UNIT);
        assertThat(units)
                .extracting(group -> group.filter().get(Dimension.UNIT))
                .containsExactly("Bappeda", "DINKES");
        assertThat(units).extracting(group -> group.figures().cases()).containsExactly(1L, 2L);
    }

    @Test
    void casesCountInTheMonthOfTheirOpeningInTheirZone() {
        assertThat(card().by(Dimension.MONTH))
                .extracting(group -> group.filter().get(Dimension.MONTH) + " "
                        + group.figures().cases())
                .containsExactly("2026-09 1", "2026-10 3");
    }

    @Test
    void worstCasesComeWithMostCriticalViolationsFirst() {
        assertThat(card().worst())
                .containsExactly(
                        new WorstCase("C", "izin", 2, 2),
                        new WorstCase("D", "izin", 1, 1),
                        new WorstCase("B", "izin", 1, 0));
    }

    @Test
    void whatIsNotMeasuredIsNull() {
        JsonNode json =
                JsonMapper.shared().readTree(new Audited(sops, List.of(), Rows.at("2026-10-31T12:00"), 1).json());
        JsonNode total = json.get("total");
        for (String figure :
                List.of("clean-cases", "conformance", "proven", "on-time", "elapsed-of-limit", "own-delay")) {
            assertThat(total.get(figure).isNull()).as(figure).isTrue();
        }
        assertThat(total.get("cases").get("all").asInt()).isZero();
        JsonNode presence = JsonMapper.shared()
                .readTree(audited().json())
                .get("by")
                .get("check")
                .get(0);
        assertThat(presence.get("filter").toString()).isEqualTo("{\"check\":\"presence\"}");
        assertThat(presence.get("on-time").isNull()).isTrue();
        assertThat(presence.get("proven").get("denominator").asInt()).isEqualTo(10);
    }

    @Test
    void aMonthTellsItsChangeAgainstTheMonthBefore() {
        JsonNode months =
                JsonMapper.shared().readTree(audited().json()).get("by").get("month");
        assertThat(months.get(0).get("change").isNull()).isTrue();
        JsonNode change = months.get(1).get("change");
        assertThat(change.get("since").asString()).isEqualTo("2026-09");
        assertThat(change.get("cases").asInt()).isEqualTo(2);
        assertThat(change.get("on-time").decimalValue())
                .as("3 of 4, after 1 of 2")
                .isEqualByComparingTo("0.25");
        assertThat(change.get("clean-cases").isNull())
                .as("no closed case in September")
                .isTrue();
    }

    @Test
    void theFileTellsWhatItWasMadeFrom() {
        JsonNode json = JsonMapper.shared().readTree(audited().json());
        assertThat(json.get("as-of").asString()).isEqualTo("2026-10-31T12:00:00+08:00");
        assertThat(json.get("inputs").toString())
                .isEqualTo("{\"received\":10,\"accepted\":7,\"duplicate\":2,\"rejected\":1,\"cases\":4}");
        JsonNode sop = json.get("sops").get(0);
        assertThat(sop.get("sha256").asString()).hasSize(64);
        assertThat(sop.get("cases").asInt()).isEqualTo(4);
    }

    @Test
    void theSummaryFitsATerminal() throws IOException {
        for (Language language : Language.values()) {
            StringBuilder text = new StringBuilder();
            Summary.print(card(), language, text);
            assertThat(text.toString().lines()).allMatch(line -> line.length() <= 80);
            assertThat(text).contains("presence", "periksa");
        }
        StringBuilder indonesian = new StringBuilder();
        Summary.print(card(), Language.ID, indonesian);
        assertThat(indonesian).contains("Tepat waktu", "66,7 %  (4 dari 6)");
    }
}
