package id.patuh.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.sop.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final Instant NOW = Instant.parse("2026-10-05T01:12:00Z");
    private static final WebhookEvent EVENT = new WebhookEvent(
            "abc",
            "finding",
            NOW,
            "maintenance-gangguan-jaringan",
            "K-1",
            "5",
            "minor",
            0,
            List.of("teknis", "kasie"),
            new Text("Langkah 5 \"belum\" selesai.", "Step 5 is not done."));
    private final byte[] body = EVENT.body("https://patuh.office.example");
    private final String signature = Signature.of(body, "rahasia", NOW);

    @Test
    void theBodyIsACloudEvent() {
        assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("""
                        {"specversion":"1.0","id":"abc","source":"https://patuh.office.example","type":"id.patuh.notice.finding",\
                        "time":"2026-10-05T01:12:00Z","subject":"K-1","datacontenttype":"application/json","data":{\
                        "sop":"maintenance-gangguan-jaringan","case":"K-1","step":"5","severity":"minor","percent":null,\
                        "roles":["teknis","kasie"],"sentence":{"id":"Langkah 5 \\"belum\\" selesai.","en":"Step 5 is not done."}}}""");
    }

    @Test
    void theSignatureIsTheOneThatOtherProgramsWorkOut() {
        // printf '1791162720.{}' | openssl dgst -sha256 -hmac rahasia
        assertThat(Signature.isGenuine(
                        "{}".getBytes(StandardCharsets.UTF_8),
                        "t=1791162720,v1=63319afe2348b34cabbaf0cddfad47d1781a0a7f8da4c360198b5ee700e985a1",
                        "rahasia",
                        NOW))
                .isTrue();
    }

    @Test
    void aReceiverTellsGenuineCallsFromOthers() {
        assertThat(Signature.isGenuine(body, signature, "rahasia", NOW)).isTrue();
        assertThat(Signature.isGenuine(body, signature, "lain", NOW)).isFalse();
        assertThat(Signature.isGenuine(new byte[] {1}, signature, "rahasia", NOW))
                .isFalse();
        assertThat(Signature.isGenuine(body, signature, "rahasia", NOW.plusSeconds(301)))
                .isFalse();
        assertThat(Signature.isGenuine(body, "v1=", "rahasia", NOW)).isFalse();
        assertThat(Signature.isGenuine(body, signature.replace("t=1791162720", "t=1791162721"), "rahasia", NOW))
                .isFalse();
    }
}
