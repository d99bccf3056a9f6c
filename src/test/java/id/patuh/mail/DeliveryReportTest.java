package id.patuh.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryReportTest {

    private static final String ID = "<0123456789abcdef@patuh.kominfo.example>";

    private static @Nullable DeliveryReport read(String report) {
        return DeliveryReport.of(report.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReportOfAFailureNamesTheMailAndWhatTheServerSaid() {
        assertThat(read(DeliveryReports.failed(ID, "kasie@kominfo.example")))
                .isEqualTo(new DeliveryReport(
                        java.util.Set.of(ID),
                        "returned as undeliverable: 5.1.1 550 5.1.1 <kasie@kominfo.example>: nobody of that name"));
    }

    @Test
    void aDelayOrADeliveryIsNoFailure() {
        assertThat(read(DeliveryReports.delayed(ID, "kasie@kominfo.example"))).isNull();
        assertThat(read(DeliveryReports.delivered(ID, "kasie@kominfo.example"))).isNull();
    }

    @Test
    void theWholeMailMayComeBack() {
        String report = DeliveryReports.failed(ID, "kasie@kominfo.example")
                .replace("text/rfc822-headers", "message/rfc822")
                .replace("Message-ID: " + ID, "Message-Id:\n " + ID + "\n\nisi");
        assertThat(read(report)).extracting(DeliveryReport::messageIds).isEqualTo(java.util.Set.of(ID));
    }

    @Test
    void aReportThatGivesNothingBackMayReferToTheMail() {
        String report = DeliveryReports.failed(ID, "kasie@kominfo.example")
                .replaceAll("(?m)^Message-ID: .*\n", "")
                .replace("Return-Path: <>", "Return-Path: <>\nIn-Reply-To: " + ID);
        assertThat(read(report)).extracting(DeliveryReport::messageIds).isEqualTo(java.util.Set.of(ID));
    }

    @Test
    void oldServersQuoteTheMailInPlainText() {
        assertThat(read(
                        "From: Mail Delivery System <Mailer-Daemon@mail.example>\nX-Failed-Recipients: kasie@kominfo.example\n"
                                + "Subject: Mail delivery failed\n\nno such user\n\n------ copy of the message\n"
                                + "Return-path: <patuh@kominfo.example>\n> Message-ID: " + ID + "\n"))
                .extracting(DeliveryReport::messageIds)
                .isEqualTo(java.util.Set.of(ID));
    }

    @Test
    void whateverElseComesIsNoReport() {
        Random random = new Random(5);
        byte[] whole = DeliveryReports.failed(ID, "kasie@kominfo.example").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2_000; i++) {
            byte[] mangled = whole.clone();
            for (int j = 0; j < 1 + random.nextInt(40); j++) {
                mangled[random.nextInt(mangled.length)] = (byte) random.nextInt(256);
            }
            DeliveryReport.of(mangled);
        }
        assertThat(read("Subject: x\n\nAction: failed\nMessage-ID: " + ID + "\n"))
                .isNull();
    }
}
