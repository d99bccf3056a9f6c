package id.patuh.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportsTest extends RestTest {

    private static final String CSV = """
            case,step,at
            I-1,1,2026-10-05 08:00
            I-1,2,yesterday
            I-2,1,2026-10-05 09:00
            """;

    private static JsonNode settled(Calls caller, int id) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            JsonNode shown = caller.get("/api/v1/imports/" + id).json();
            if (!shown.get("state").asString().matches("received|reading")) {
                return shown;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new AssertionError("import " + id + " was not read within 30 s");
    }

    @Test
    void aFileIsReadInTheBackgroundAndItsRejectedRowsComeBack() {
        Calls reporter = as(ApiRole.REPORTER);
        Calls.Answer posted = reporter.post("/api/v1/imports?name=loket.csv", "application/x-www-form-urlencoded", CSV);
        assertThat(posted.status()).isEqualTo(202);
        int id = posted.json().get("id").asInt();
        assertThat(posted.header("Location")).isEqualTo("/api/v1/imports/" + id);

        JsonNode shown = settled(reporter, id);
        assertThat(shown.get("state").asString()).isEqualTo("read");
        assertThat(shown.get("rowsRead").asInt()).isEqualTo(3);
        assertThat(shown.get("accepted").asInt()).isEqualTo(2);
        assertThat(shown.get("rejected").asInt()).isEqualTo(1);
        assertThat(shown.get("reasons").get(0).asString()).contains("loket.csv", "yesterday");

        Calls.Answer rejected = reporter.get("/api/v1/imports/" + id + "/rejected.csv", "Accept-Language", "en");
        assertThat(rejected.header("Content-Disposition")).startsWith("attachment");
        assertThat(rejected.text().lines().toList()).hasSize(2).first().isEqualTo("case,step,at,rejected_from,reason");
        Calls.Answer mended = reporter.post(
                "/api/v1/imports?name=mended.csv",
                "text/csv",
                rejected.text().replace("yesterday", "2026-10-05 10:00"));
        assertThat(settled(reporter, mended.json().get("id").asInt())
                        .get("accepted")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theSameFileAgainGivesTheSameImport() {
        Calls reporter = as(ApiRole.REPORTER);
        int first = reporter.post("/api/v1/imports?name=again.csv", "text/csv", CSV.replace("I-", "I-again-"))
                .json()
                .get("id")
                .asInt();
        Calls.Answer again = reporter.call(
                "POST",
                "/api/v1/imports",
                CSV.replace("I-", "I-again-").getBytes(StandardCharsets.UTF_8),
                "Content-Disposition",
                "attachment; filename=\"again.csv\"");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("id").asInt()).isEqualTo(first);
        assertThat(again.json().get("again").asBoolean()).isTrue();
    }

    @Test
    void aFormIsRefusedAsNothingOfTheFileWouldBeKept() {
        Calls.Answer answer = as(ApiRole.REPORTER)
                .post(
                        "/api/v1/imports",
                        "multipart/form-data; boundary=b",
                        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" + CSV
                                + "\r\n--b--\r\n");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().get("detail").asString()).contains("--data-binary");
    }

    @Test
    void anImportIsFollowedToItsEnd() {
        Calls reporter = as(ApiRole.REPORTER);
        int id = reporter.post("/api/v1/imports?name=follow.csv", "text/csv", CSV.replace("I-", "I-follow-"))
                .json()
                .get("id")
                .asInt();
        Calls.Answer followed = reporter.get("/api/v1/imports/" + id + "/events");
        assertThat(followed.header("Content-Type")).startsWith("text/event-stream");
        assertThat(followed.text()).contains("event:end").contains("\"state\":\"read\"");
    }

    @Test
    void aReporterSeesItsOwnImportsOnly() {
        Calls one = as(ApiRole.REPORTER);
        Calls other = as(ApiRole.REPORTER);
        int id = one.post("/api/v1/imports?name=own.csv", "text/csv", CSV.replace("I-", "I-own-"))
                .json()
                .get("id")
                .asInt();
        settled(one, id);
        assertThat(other.get("/api/v1/imports/" + id).status()).isEqualTo(404);
        assertThat(other.get("/api/v1/imports/" + id + "/rejected.csv").status())
                .isEqualTo(404);
        assertThat(other.delete("/api/v1/imports/" + id).status()).isEqualTo(404);
        assertThat(other.get("/api/v1/imports").json().get("imports").size()).isZero();
        assertThat(one.get("/api/v1/imports?limit=1")
                        .json()
                        .get("imports")
                        .get(0)
                        .get("id")
                        .asInt())
                .isEqualTo(id);
        assertThat(one.delete("/api/v1/imports/" + id).status())
                .as("it is over")
                .isEqualTo(409);
        assertThat(one.get("/api/v1/imports/" + id + "/raw").status()).isEqualTo(403);

        Calls.Answer raw = as(ApiRole.INSPECTOR).get("/api/v1/imports/" + id + "/raw");
        assertThat(raw.text()).isEqualTo(CSV.replace("I-", "I-own-"));
        assertThat(raw.header("Content-Disposition")).contains("attachment").contains("own.csv");
        assertThat(raw.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void whatIsNoFileOfEventsIsRejectedAndKept() {
        Calls reporter = as(ApiRole.REPORTER);
        int id = reporter.post("/api/v1/imports?name=x.csv&sop=unknown-sop", "text/csv", CSV + "\n")
                .json()
                .get("id")
                .asInt();
        JsonNode unknown = settled(reporter, id);
        assertThat(unknown.get("state").asString()).isEqualTo("rejected");
        assertThat(unknown.get("reason").asString()).contains("unknown-sop");
        int none = reporter.post("/api/v1/imports?name=y.xlsx", "text/csv", "PK nonsense")
                .json()
                .get("id")
                .asInt();
        assertThat(settled(reporter, none).get("state").asString()).isEqualTo("rejected");
        JsonNode intake = reporter.get("/api/v1/intake").json();
        assertThat(intake.get("difference").asInt()).isZero();
        assertThat(intake.get("inputs").get("rejected").asInt()).isPositive();
    }

    @Test
    void namesFromOutsideAreMadeHarmless() {
        assertThat(FileNames.plain("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileNames.plain("C:\\data\\a.csv")).isEqualTo("a.csv");
        assertThat(FileNames.plain("a\r\nb\"c<d>.csv")).isEqualTo("a__b_c_d_.csv");
        assertThat(FileNames.plain("..")).isEqualTo("file");
    }

    @Test
    void whatThereIsToSayOfAFileIsShownWithIt() {
        Calls reporter = as(ApiRole.REPORTER);
        int id = reporter.post("/api/v1/imports?name=kosong.csv", "text/csv", "case,step,at\n")
                .json()
                .get("id")
                .asInt();

        assertThat(settled(reporter, id).get("state").asString()).isEqualTo("read");
        JsonNode english =
                reporter.get("/api/v1/imports/" + id, "Accept-Language", "en").json();
        JsonNode indonesian = reporter.get("/api/v1/imports/" + id).json();
        assertThat(english.get("remarks")).hasSize(1);
        assertThat(english.get("remarks").get(0).asString()).contains("heading");
        assertThat(indonesian.get("remarks").get(0).asString())
                .isNotEqualTo(english.get("remarks").get(0).asString());
    }
}
