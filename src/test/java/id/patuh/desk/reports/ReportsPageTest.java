package id.patuh.desk.reports;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.Visitor;
import id.patuh.desk.VisitedDesk;
import id.patuh.sop.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;

class ReportsPageTest extends VisitedDesk {

    @Test
    void aReportIsAskedForMadeReadAndDownloaded() throws IOException {
        assertThat(read(leader(), "/reports"))
                .contains("There are no reports that you may see yet")
                .doesNotContain("<form method=\"post\" action=\"/reports\"");
        sampleMonth();
        Page asked = submit(inspector(), "/reports", "sop", SOP, "period", "2026-10", "office", "", "language", "en");
        assertThat(asked.status()).isEqualTo(302);
        String place = asked.to();
        assertThat(look(inspector(), place).status()).isEqualTo(200);
        for (int minutes = 0; minutes < 5 && look(inspector(), place).text().contains("hx-get"); minutes++) {
            try {
                until(
                        "the report is made",
                        () -> !look(inspector(), place).text().contains("hx-get"));
            } catch (AssertionError busyMachine) {
                assertThat(look(inspector(), place).text()).contains("role=\"status\"");
            }
        }
        String page = look(leader(), place).text();
        assertThat(page)
                .contains(
                        "Three recommendations",
                        "Twelve months",
                        "<svg",
                        "report.pdf",
                        "inspection.docx",
                        "monitoring.xlsx")
                .doesNotContain("style=\"", "<style", "??");
        assertThat(read(leader(), "/reports")).contains("2026-10");
        assertThat(read(leader(), "/reports/" + SOP + "/2026-10")).contains("Three recommendations");

        Page pdf = look(leader(), place + "/report.pdf");
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(new String(pdf.response().getContentAsByteArray(), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(pdf.response().getHeader("Content-Disposition")).contains("report-" + SOP + "-2026-10.pdf");
        assertThat(pdf.response().getHeader("ETag")).matches("\"[0-9a-f]{64}\"");
        assertThat(look(leader(), place + "/page.html").status()).isEqualTo(404);
        assertThat(look(leader(), place + "/../../x").status()).isIn(400, 404, 403);

        Visitor elsewhere =
                new Visitor(9, "lain", "lain", DeskRole.STAFF, List.of("Kantor Lain"), List.of(), Language.EN);
        assertThat(look(elsewhere, place).status()).isEqualTo(404);
        assertThat(look(elsewhere, place + "/report.pdf").status()).isEqualTo(404);
        assertThat(look(elsewhere, "/reports/" + SOP + "/2026-10").status()).isEqualTo(404);
        assertThat(read(elsewhere, "/reports")).contains("There are no reports that you may see yet");
        assertThat(look(staff("teknis"), place).status()).isEqualTo(200);
        Page refused = submit(leader(), "/reports", "sop", SOP, "period", "2026-09");
        assertThat(refused.status() == 403
                        || "/refused".equals(refused.response().getForwardedUrl()))
                .isTrue();
        assertThat(look(inspector(), "/reports").text()).doesNotContain("2026-09");
    }

    @Test
    void whatCannotBeReadIsSaidBesideTheField() {
        Page asked = submit(inspector(), "/reports", "sop", SOP, "period", "Oktober", "office", "", "language", "en");
        assertThat(asked.to()).isEqualTo("/reports");
        assertThat(look(inspector(), "/reports/editions/4711").status()).isEqualTo(404);
        assertThat(look(inspector(), "/reports/" + SOP + "/1999-01").status()).isEqualTo(404);
    }

    private void sampleMonth() throws IOException {
        Path file = Path.of("sample-data/kasus-2026-10.csv");
        Page sent = upload(
                inspector(),
                "/imports",
                new MockMultipartFile("files", "kasus.csv", "text/csv", Files.readAllBytes(file)));
        settled(number(sent.to()));
    }
}
