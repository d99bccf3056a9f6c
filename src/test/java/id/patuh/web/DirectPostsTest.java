package id.patuh.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The short way in for posts answers what the long way answers, headers included. */
class DirectPostsTest extends RestTest {

    /** What the short way leaves to the long one. */
    private static final String LONG_WAY = "application/json;q=1.0";

    private static final List<String> OF_THE_MOMENT = List.of("date", "content-length");

    private static String event(String id) {
        return "{\"id\": \"" + id + "\", \"sop\": \"maintenance-gangguan-jaringan\", \"case\": \"D-1\","
                + " \"at\": \"2026-10-05T08:00:00+08:00\", \"step\": 1}";
    }

    private static String said(Calls.Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.keySet().removeAll(OF_THE_MOMENT);
        String text = answer.text()
                .replaceAll("\"(import|input|id)\":\\s*\"?\\w*\"?", "\"$1\"")
                .replaceAll("/\\d+", "/N");
        return answer.status() + " " + headers + " " + text;
    }

    private void bothWays(ApiRole role, String type, String body, String... headers) {
        List<String> withAccept = new ArrayList<>(List.of(headers));
        withAccept.addAll(List.of("Accept", LONG_WAY));
        Calls.Answer shortWay = as(role).post(DirectPosts.PATH, type, body, headers);
        Calls.Answer longWay = as(role).post(DirectPosts.PATH, type, body, withAccept.toArray(String[]::new));
        assertThat(said(shortWay)).as(type + " " + body).isEqualTo(said(longWay));
    }

    @Test
    void answersAreTheSameBothWays() {
        as(ApiRole.REPORTER).events(event("d-0"));
        bothWays(ApiRole.REPORTER, "application/json", event("d-0"));
        bothWays(ApiRole.ADMIN, "application/json; charset=utf-8", event("d-0"), "Accept-Language", "en");
        bothWays(ApiRole.REPORTER, "application/x-ndjson", event("d-0") + "\n{broken\n");
        bothWays(ApiRole.REPORTER, "application/json", "{\"case\": 7}");
        bothWays(ApiRole.REPORTER, "application/json", "{broken", "Accept-Language", "en");
        bothWays(ApiRole.REPORTER, "application/json", event("d-0"), "Idempotency-Key", " ");
        bothWays(ApiRole.REPORTER, "application/json", event("d-0"), "Content-Encoding", "gzip");
        bothWays(ApiRole.REPORTER, "text/plain", event("d-0"));
        bothWays(ApiRole.INSPECTOR, "application/json", event("d-0"));
    }

    @Test
    void aKeyUsedOnOneWayIsKnownOnTheOther() {
        String[] key = {"Idempotency-Key", "d-key"};
        String[] longKey = {"Idempotency-Key", "d-key", "Accept", LONG_WAY};
        Calls sender = as(ApiRole.REPORTER);
        Calls.Answer first = sender.events(event("d-1"), key);
        assertThat(sender.events(event("d-1"), longKey).text()).isEqualTo(first.text());
        assertThat(sender.events(event("d-2"), longKey).status()).isEqualTo(422);
        assertThat(sender.events(event("d-2"), key).status()).isEqualTo(422);
    }

    @Test
    void nobodyComesInByTheShortWayWithoutAGoodToken() {
        for (String token : List.of("", "unknown")) {
            Calls.Answer answer = new Calls(as(ApiRole.REPORTER).port(), token).events(event("d-3"));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }
}
