package id.patuh.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class EventsTest extends RestTest {

    private static final String EN = "en";

    @Autowired
    JdbcClient database;

    private static String event(String id, String caseId, String rest) {
        return "{\"id\": \"" + id + "\", \"sop\": \"maintenance-gangguan-jaringan\", \"case\": \"" + caseId
                + "\", \"at\": \"2026-10-05T08:00:00+08:00\"" + (rest.isEmpty() ? "" : ", " + rest) + "}";
    }

    private Calls.Answer send(String json, String... headers) {
        return as(ApiRole.REPORTER).events(json, headers);
    }

    @Test
    void anEventIsAcceptedOnceAndADuplicateAfterwards() {
        String event = event("a-1", "E-1", "\"step\": 1");
        Calls.Answer first = send(event);
        Calls.Answer second = send(event.replace("\"step\": 1", "\"langkah\": \"1\""));

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.json().get("receipts").get(0).get("status").asString()).isEqualTo("accepted");
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.json().get("receipts").get(0).get("status").asString())
                .isEqualTo("duplicate");
        assertThat(count("E-1")).isEqualTo(1);
    }

    @Test
    void halfACharacterIsRejectedWhereverItStands() {
        Calls.Answer answer = send("[" + event("h-1", "E-\\ud800x", "\"step\": 1") + ","
                + event("h-2", "E-9", "\"step\": 1, \"a\": \"\\udc00\"") + ",\"\\ud800\","
                + event("h-3", "E-😀", "\"step\": 1")
                + "]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("rejected").asInt()).isEqualTo(3);
        assertThat(answer.json().get("receipts").get(0).get("pointer").asString())
                .isEqualTo("/0/case");
        assertThat(count("E-😀")).isEqualTo(1);
    }

    @Test
    void namesTooLongForTheDatabaseAreRejectedAndOthersOfThePostAreNot() {
        String noise = new Random(1)
                .ints(3000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Calls.Answer answer = send("[" + event("l-1", noise, "\"step\": 1") + ","
                + event("l-2", "E-long", "\"step\": \"" + noise + "\"") + ","
                + event("l-3", "E-long", "\"step\": 1, \"actor\": \"" + noise + "\", \"role\": \"" + noise + "\"")
                + "]");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("receipts").get(0).get("pointer").asString())
                .isEqualTo("/0/case");
        assertThat(answer.json().get("receipts").get(1).get("pointer").asString())
                .isEqualTo("/1/step");
        assertThat(count("E-long")).isEqualTo(1);
    }

    @Test
    void theSameIdWithAnotherMeaningIsAConflictAndBothAreKept() {
        send(event("c-1", "E-2", "\"step\": 1"));
        Calls.Answer second = send(event("c-1", "E-2", "\"step\": 2"), "Accept-Language", EN);

        assertThat(second.status()).isEqualTo(422);
        JsonNode receipt = second.json().get("receipts").get(0);
        assertThat(receipt.get("status").asString()).isEqualTo("rejected");
        assertThat(receipt.get("reason").asString()).startsWith("conflict: event_id 'c-1' is carried by another event");
        assertThat(receipt.get("pointer").asString()).isEqualTo("/id");
        assertThat(count("E-2")).isEqualTo(2);
        assertThat(send(event("c-1", "E-2", "\"step\": 1"))
                        .json()
                        .get("duplicate")
                        .asInt())
                .isEqualTo(1);
        assertThat(send(event("c-1", "E-2", "\"step\": 2")).status()).isEqualTo(422);
        assertThat(count("E-2")).isEqualTo(2);
    }

    @Test
    void eachElementOfAnArrayGetsItsReceiptWithAPointer() {
        Calls.Answer answer = send(
                "[" + event("b-1", "E-3", "\"step\": 1") + ",\n{\"case\": \"E-3\", \"at\": \"yesterday\"}, 7]",
                "Accept-Language",
                EN);

        assertThat(answer.status()).isEqualTo(202);
        JsonNode receipts = answer.json().get("receipts");
        assertThat(receipts.size()).isEqualTo(3);
        assertThat(receipts.get(1).get("pointer").asString()).isEqualTo("/1/at");
        assertThat(receipts.get(1).get("reason").asString()).contains("yesterday");
        assertThat(receipts.get(2).get("pointer").asString()).isEqualTo("/2");
        assertThat(answer.json().get("accepted").asInt()).isEqualTo(1);
        assertThat(answer.json().get("rejected").asInt()).isEqualTo(2);
        assertThat(answer.header("Content-Language")).isEqualTo("en");
    }

    @Test
    void ofLinesOnlyTheBrokenOneIsLost() {
        Calls.Answer answer = as(ApiRole.REPORTER)
                .post(
                        "/api/v1/events",
                        "application/x-ndjson",
                        event("l-1", "E-4", "") + "\n{broken\n\n" + event("l-2", "E-4", "\"step\": 3") + "\n");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("accepted").asInt()).isEqualTo(2);
        assertThat(answer.json().get("receipts").get(1).get("line").asInt()).isEqualTo(2);
    }

    @Test
    void cloudEventsComeStructuredInBatchesAndInBinaryMode() {
        Calls reporter = as(ApiRole.REPORTER);
        String data = "{\"case\": \"E-5\", \"step\": 1, \"at\": \"2026-10-05T08:00:00+08:00\"}";
        String envelope = "{\"specversion\": \"1.0\", \"id\": \"ce-%d\", \"source\": \"/desk\", \"type\": \"t\","
                + " \"datacontenttype\": \"application/json\", \"data\": " + data + "}";
        Calls.Answer structured =
                reporter.post("/api/v1/events", "application/cloudevents+json", String.format(envelope, 1));
        Calls.Answer batch = reporter.post(
                "/api/v1/events",
                "application/cloudevents-batch+json; charset=utf-8",
                "[" + String.format(envelope, 1) + "," + String.format(envelope, 2) + "]");
        Calls.Answer binary = reporter.events(
                data.replace("\"step\": 1", "\"step\": 2"),
                "ce-specversion",
                "1.0",
                "ce-id",
                "ce%2D3",
                "ce-source",
                "/desk",
                "ce-type",
                "t");

        assertThat(structured.json().get("accepted").asInt()).isEqualTo(1);
        assertThat(batch.json().get("duplicate").asInt()).isEqualTo(1);
        assertThat(batch.json().get("accepted").asInt()).isEqualTo(1);
        assertThat(binary.json().get("accepted").asInt()).isEqualTo(1);
        assertThat(database.sql("select event_id from event join sop_case c on c.id = case_no where case_id = 'E-5'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("ce-1", "ce-2", "ce-3");
    }

    @Test
    void whatIsNoJsonIsAProblemAndKeptAsRejectedInput() {
        long before = inputs("rejected");
        Calls.Answer answer = send("{\"case\": \"E-6\", ", "Accept-Language", EN);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("id.patuh").doesNotContain("Exception");
        assertThat(inputs("rejected")).isEqualTo(before + 1);
        assertThat(database.sql("select convert_from(body, 'UTF8') from input where state = 'rejected'"
                                + " order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"case\": \"E-6\", ");
    }

    @Test
    void theSameKeyGivesTheSameAnswerAgain() {
        Calls reporter = as(ApiRole.REPORTER);
        String event = event("k-1", "E-7", "");
        Calls.Answer first = reporter.events(event, "Idempotency-Key", "one");
        Calls.Answer again = reporter.events(event, "Idempotency-Key", "one");
        Calls.Answer other = reporter.events(event("k-2", "E-7", ""), "Idempotency-Key", "one");

        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.text()).contains("accepted");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(as(ApiRole.REPORTER)
                        .events(event, "Idempotency-Key", "one")
                        .json()
                        .get("duplicate")
                        .asInt())
                .as("keys are the sender's own")
                .isEqualTo(1);
    }

    @Test
    void manyAtOnceAreEachAnsweredAndCountedOnce() {
        Calls reporter = as(ApiRole.REPORTER);
        List<CompletableFuture<Calls.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String event = event("m-" + i % 150, "E-8-" + i % 7, "\"step\": 1");
            answers.add(CompletableFuture.supplyAsync(() -> reporter.events(event)));
        }
        long accepted = answers.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.json().get("accepted").asInt() == 1)
                .count();
        assertThat(accepted)
                .isEqualTo(database.sql(
                                "select count(*) from event join sop_case c on c.id = case_no where case_id like 'E-8-%'")
                        .query(Long.class)
                        .single());
        JsonNode intake = as(ApiRole.INSPECTOR).get("/api/v1/intake").json();
        assertThat(intake.get("difference").asInt()).isZero();
    }

    @Test
    void aRequestThatCannotBeAnsweredAsAskedGetsAProblemInBothLanguages() {
        Calls reporter = as(ApiRole.REPORTER);
        problem(reporter.post("/api/v1/events", "text/xml", "<a/>"), 415);
        problem(reporter.get("/api/v1/events"), 405);
        problem(reporter.get("/api/v1/nothing"), 404);
        problem(reporter.post("/api/v1/events", "application/json", "{}", "Accept", "text/html"), 406);
        problem(reporter.post("/api/v1/events", "application/json", "{}", "Content-Encoding", "br"), 415);
        problem(reporter.events(event("x", "E-9", ""), "Idempotency-Key", "k".repeat(300)), 400);
        problem(reporter.events("\"" + "x".repeat(26_000_000) + "\""), 413);
        problem(nobody().events("{}"), 401);
        problem(as(ApiRole.INSPECTOR).events("{}"), 403);
        problem(new Calls(port, "patuh_wrong").get("/api/v1/intake"), 401);
    }

    private static void problem(Calls.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("detail").asString()).isNotBlank();
        assertThat(answer.text()).doesNotContain("at id.patuh").doesNotContain("\"trace\"");
    }

    @Test
    void strangeTextsArriveUnharmed() {
        Calls.Answer answer =
                send("[" + event("😀 \\u0007", "E-10 \\uD83D\\uDE00", "\"note\": \"\\u2028 '; drop table event\"")
                        + "," + event("nul", "E-10", "\"note\": \"a\\u0000b\"") + ","
                        + event("half", "E-10", "\"note\": \"\\uD83D\"")
                        + "]");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("receipts").get(0).get("status").asString())
                .isEqualTo("accepted");
        assertThat(answer.json().get("receipts").get(1).get("status").asString())
                .isEqualTo("rejected");
        assertThat(as(ApiRole.INSPECTOR)
                        .get("/api/v1/intake")
                        .json()
                        .get("difference")
                        .asInt())
                .isZero();
    }

    private long count(String caseId) {
        return database.sql("select count(*) from event join sop_case c on c.id = case_no where case_id = ?")
                .param(caseId)
                .query(Long.class)
                .single();
    }

    private long inputs(String state) {
        return database.sql("select count(*) from input where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }
}
