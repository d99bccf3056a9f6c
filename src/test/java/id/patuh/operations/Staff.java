package id.patuh.operations;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.ServiceProcess;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;

/** Somebody who posts events to a running service and reads what it found. */
final class Staff {

    private final ServiceProcess service;
    private final HttpClient http = HttpClient.newHttpClient();

    Staff(ServiceProcess service) {
        this.service = service;
    }

    /** Step 1 done by a role that may not do it; gives the answer. */
    String post(String caseId) throws Exception {
        return send(HttpRequest.newBuilder(service.uri("/api/v1/events"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"case\":\"" + caseId
                        + "\",\"step\":1,\"at\":\"2026-10-05T08:00:00+08:00\",\"role\":\"kadis\",\"id\":\"1\"}")));
    }

    /** The findings of a case, once there are any. Errors: none within half a minute. */
    String findings(String caseId) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        String found;
        do {
            found = get("/api/v1/findings?case=" + caseId);
            TimeUnit.MILLISECONDS.sleep(50);
        } while (found.equals("[]") && System.nanoTime() < until);
        return found;
    }

    String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(service.uri(path)));
    }

    /** Sent again while the service says that it is still starting. */
    private String send(HttpRequest.Builder request) throws Exception {
        request.header("Authorization", "Bearer " + service.token());
        while (true) {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 503) {
                return answer.body();
            }
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
