package id.patuh.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Scorecards over REST, of three cases: one in September, two in October, one of which skips a step. */
class ScorecardsTest extends RestTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private boolean sent;

    private Calls inspector;

    @BeforeEach
    void threeCasesComeIn() {
        inspector = as(ApiRole.INSPECTOR);
        if (!sent) {
            post("SC-1", "2026-09-05", 1, 2, 3);
            post("SC-2", "2026-10-05", 1, 2, 3);
            post("SC-3", "2026-10-06", 1, 3);
            sent = true;
        }
        Instant since = Instant.now();
        while (card("?from=2026-09&to=2026-10")
                        .get("total")
                        .get("cases")
                        .get("all")
                        .asInt()
                < 3) {
            assertThat(Duration.between(since, Instant.now())).isLessThan(PATIENCE);
            Thread.onSpinWait();
        }
    }

    private void post(String name, String day, int... steps) {
        Calls reporter = as(ApiRole.REPORTER);
        for (int step : steps) {
            String event = "{\"sop\": \"maintenance-gangguan-jaringan\", \"case\": \"" + name + "\", \"step\": " + step
                    + ", \"at\": \"" + day + "T08:0" + step
                    + ":00+08:00\", \"actor\": \"Petugas\", \"attributes\": {\"opd\": \"Dinas X\"}}";
            assertThat(reporter.post("/api/v1/events", "application/json", event)
                            .status())
                    .isEqualTo(202);
        }
    }

    private JsonNode card(String query) {
        Calls.Answer answer = inspector.get("/api/v1/scorecards" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void aMonthComesWithTheChangeSinceTheMonthBefore() {
        JsonNode october = card("?month=2026-10&by=step,role,step*check");
        assertThat(october.get("period").asString()).isEqualTo("2026-10");
        assertThat(october.get("total").get("cases").get("all").asInt()).isEqualTo(2);
        assertThat(october.get("total").get("change").get("since").asString()).isEqualTo("2026-09");
        assertThat(october.get("total").get("change").get("cases").asInt()).isEqualTo(1);
        assertThat(october.get("by").propertyNames()).containsExactlyInAnyOrder("step", "role", "step×check");
        JsonNode step = october.get("by").get("step").get(0);
        assertThat(step.get("change").get("cases").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsNotMeasuredIsNullAndWithoutChange() {
        JsonNode none = card("?month=2025-01&by=sop");
        assertThat(none.get("total").get("conformance").isNull()).isTrue();
        assertThat(none.get("by").get("sop").size()).isZero();
    }

    @Test
    void theSameComesAsCsv() {
        Calls.Answer csv = inspector.get("/api/v1/scorecards?month=2026-10&by=unit&format=csv");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.text().lines())
                .contains(",,,,,,,,cases,2,,,,1,1", "unit,,,,,,Dinas X,,cases,2,,,,1,1")
                .anyMatch(line -> line.startsWith("unit,,,,,,Dinas X,,conformance,0."));
    }

    @Test
    void eachFigureLeadsToItsCasesPageByPage() {
        Calls.Answer first = inspector.get("/api/v1/scorecards/cases?from=2026-09&to=2026-10&actor=petugas&limit=2");
        assertThat(first.json().size()).isEqualTo(2);
        assertThat(first.json().get(0).get("case").asString()).isEqualTo("SC-3");
        String link = first.header("Link");
        Calls.Answer second = inspector.get(link.substring(link.indexOf("/api"), link.indexOf('>')));
        assertThat(second.json().size()).isEqualTo(1);
        assertThat(second.json().get(0).get("case").asString()).isEqualTo("SC-1");
        Calls.Answer outOfOrder =
                inspector.get("/api/v1/scorecards/cases?month=2026-10&step=3&check=order&verdict=violated");
        assertThat(outOfOrder.json().size()).isEqualTo(1);
        assertThat(outOfOrder.json().get(0).get("case").asString()).isEqualTo("SC-3");
    }

    @Test
    void whatCannotBeReadIsAnsweredWithARemedy() {
        for (String query : new String[] {
            "?month=Oktober",
            "?by=kota",
            "?by=step*role*unit",
            "?from=2026-10&to=2026-09",
            "?format=pdf",
            "/cases?verdict=x",
            "/cases?after=x"
        }) {
            Calls.Answer answer = inspector.get("/api/v1/scorecards" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.text())
                    .as(query)
                    .containsPattern("tulis |tukarkan ")
                    .doesNotContain("Exception", "could not");
        }
    }
}
