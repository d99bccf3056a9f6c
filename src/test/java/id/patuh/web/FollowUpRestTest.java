package id.patuh.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Follow-up and waivers over HTTP, with tokens. */
class FollowUpRestTest extends RestTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String until = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();

    /** A case of which step 5 was done before anything else. */
    private long finding(String caseId) {
        as(ApiRole.REPORTER)
                .events(
                        "[{\"case\": \"%s\", \"sop\": \"maintenance-gangguan-jaringan\", \"step\": \"5\", \"transition\": \"complete\", \"at\": \"2026-10-05T08:00:00+08:00\"}]"
                                .formatted(caseId));
        Instant since = Instant.now();
        Calls inspector = as(ApiRole.INSPECTOR);
        JsonNode found = inspector.get("/api/v1/findings?case=" + caseId).json();
        while (found.isEmpty()) {
            assertThat(Duration.between(since, Instant.now())).isLessThan(PATIENCE);
            Thread.onSpinWait();
            found = inspector.get("/api/v1/findings?case=" + caseId).json();
        }
        return found.get(0).get("id").asLong();
    }

    private static Calls.Answer post(Calls caller, String path, String json) {
        return caller.post(path, "application/json", json.replace('\'', '"'));
    }

    @Test
    void aFindingIsFollowedUpUnderTheTokensName() {
        String path = "/api/v1/findings/" + finding("R-1") + "/follow-up";
        Calls inspector = as(ApiRole.INSPECTOR);
        JsonNode none = inspector.get(path).json();
        assertThat(none.get("last").asLong()).isZero();
        assertThat(none.get("state").get("status").asString()).isEqualTo("not-followed-up");
        Calls.Answer made = post(inspector, path, "{'kind': 'comment', 'words': 'Periksa', 'last': 0}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("entries").get(0).get("name").asString()).startsWith("inspector-");
        Calls.Answer stale = post(inspector, path, "{'kind': 'comment', 'words': 'Lagi', 'last': 0}");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.json().get("entries").size()).isEqualTo(1);
        assertThat(post(inspector, path, "{'kind': 'question', 'words': 'Mengapa?', 'due': '2999-01-01'}")
                        .json()
                        .get("state")
                        .get("answer-due")
                        .asString())
                .isEqualTo("2999-01-01");
        assertThat(post(inspector, path, "{'kind': 'status', 'status': 'as-recommended'}")
                        .status())
                .isEqualTo(201);
        JsonNode closed = post(inspector, path, "{'kind': 'sign-off'}").json();
        assertThat(closed.get("state").get("signed-off-by").asString()).startsWith("inspector-");
        long last = closed.get("last").asLong();
        assertThat(post(inspector, path, "{'kind': 'undo', 'entry': " + last + "}")
                        .json()
                        .get("state")
                        .has("signed-off"))
                .isFalse();
    }

    @Test
    void whatCannotBeWrittenIsRefusedWithTheFieldAndTheRemedy() {
        String path = "/api/v1/findings/" + finding("R-2") + "/follow-up";
        Calls inspector = as(ApiRole.INSPECTOR);
        assertThat(post(inspector, path, "{'kind': 'answer', 'words': 'x'}").status())
                .isEqualTo(403);
        assertThat(post(inspector, path, "{'kind': 'comment', 'words': ' '}").status())
                .isEqualTo(422);
        assertThat(post(inspector, path, "{'kind': 'question', 'words': 'x'}").text())
                .contains("due:");
        assertThat(post(inspector, path, "{'kind': 'x'}").status()).isEqualTo(400);
        assertThat(post(inspector, path, "{'kind': ").status()).isEqualTo(400);
        assertThat(post(inspector, path, "{'kind': 'status', 'status': 'x'}").status())
                .isEqualTo(400);
        assertThat(post(inspector, path, "{'kind': 'question', 'words': 'x', 'due': 'x'}")
                        .status())
                .isEqualTo(400);
        assertThat(post(as(ApiRole.REPORTER), path, "{'kind': 'comment', 'words': 'x'}")
                        .status())
                .isEqualTo(403);
        assertThat(inspector.get("/api/v1/findings/999999/follow-up").status()).isEqualTo(404);
        assertThat(inspector.get(path).json().get("entries").size()).isZero();
    }

    @Test
    void aWaiverIsShownBesideTheVerdictAndDecidedByAnother() {
        long finding = finding("R-3");
        Calls one = as(ApiRole.INSPECTOR);
        Calls other = as(ApiRole.INSPECTOR);
        String wanted =
                "{'finding': %d, 'scope': 'finding', 'reason': 'Gempa', 'until': '%s'}".formatted(finding, until);
        Calls.Answer asked = post(one, "/api/v1/waivers", wanted);
        assertThat(asked.status()).isEqualTo(201);
        String path = asked.header("Location");
        assertThat(post(one, path + "/approve", "{'reason': 'Ya'}").status()).isEqualTo(403);
        assertThat(post(other, path + "/approve", "{}").status()).isEqualTo(422);
        assertThat(post(other, path + "/revoke", "{'reason': 'x'}").status()).isEqualTo(409);
        assertThat(post(other, path + "/approve", "{'reason': 'Ya'}")
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("in-force");
        assertThat(post(other, path + "/refuse", "{'reason': 'Tidak'}").status())
                .isEqualTo(409);
        JsonNode shown = one.get("/api/v1/findings/" + finding).json();
        assertThat(shown.get("waived").get("reason").asString()).isEqualTo("Gempa");
        assertThat(shown.get("verdict").asString()).isIn("violated", "unproven");
        JsonNode list = one.get("/api/v1/findings?case=R-3").json();
        assertThat(list.get(0).has("waived")).isTrue();
        assertThat(list.get(1).has("waived")).isFalse();
        assertThat(one.get("/api/v1/waivers?state=in-force").json().size()).isEqualTo(1);
        assertThat(post(one, path + "/revoke", "{'reason': 'Keliru'}")
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("revoked");
        assertThat(one.get("/api/v1/findings/" + finding).json().has("waived")).isFalse();
        assertThat(one.get("/api/v1/waivers/999999").status()).isEqualTo(404);
        assertThat(one.get("/api/v1/waivers?state=x").status()).isEqualTo(400);
        assertThat(post(one, "/api/v1/waivers", "{'finding': 999999, 'scope': 'finding'}")
                        .status())
                .isEqualTo(404);
        assertThat(post(one, "/api/v1/waivers", "{'finding': " + finding + ", 'scope': 'x'}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void twoTokensMadeAtOneDeskAreOnePerson() {
        long finding = finding("R-4");
        List<Calls> callers = List.of("desk-a", "desk-b").stream()
                .map(name -> new Calls(
                        port,
                        tokens.issue(name, List.of(ApiRole.INSPECTOR), null, 7L)
                                .orElseThrow()
                                .secret()))
                .toList();
        String wanted =
                "{'finding': %d, 'scope': 'case-step', 'reason': 'Gempa', 'until': '%s'}".formatted(finding, until);
        String path = post(callers.get(0), "/api/v1/waivers", wanted).header("Location");
        assertThat(post(callers.get(1), path + "/approve", "{'reason': 'Ya'}").status())
                .isEqualTo(403);
        assertThat(post(as(ApiRole.INSPECTOR), path + "/approve", "{'reason': 'Ya'}")
                        .status())
                .isEqualTo(200);
    }
}
