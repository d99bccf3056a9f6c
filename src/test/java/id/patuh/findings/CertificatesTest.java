package id.patuh.findings;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.audit.CaseView;
import id.patuh.sop.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CertificatesTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path temporary;

    private static JsonNode certificate(String caseId, String step, String check) {
        List<JsonNode> found = new ArrayList<>();
        Permohonan.audited().forEachCertificates(oneCase -> {
            for (JsonNode certificate : JSON.readTree(oneCase)) {
                JsonNode finding = certificate.get("finding");
                if (finding.get("case").stringValue().equals(caseId)
                        && finding.path("step").stringValue("").equals(step)
                        && finding.get("check").stringValue().equals(check)) {
                    found.add(certificate);
                }
            }
        });
        assertThat(found).isNotEmpty();
        return found.get(0);
    }

    private static String text(JsonNode node, String... path) {
        JsonNode place = node;
        for (String name : path) {
            place = place.isArray() ? place.get(Integer.parseInt(name)) : place.get(name);
        }
        return place.stringValue();
    }

    @Test
    void aLateStepIsCertifiedWithLedgerArithmeticAndRemedy() {
        JsonNode certificate = certificate("B-melanggar", "3", "time");
        assertThat(text(certificate, "format")).isEqualTo("patuh-certificate/1");
        assertThat(text(certificate, "finding", "clock_start")).isEqualTo("2026-10-05T08:50:00+08:00");
        assertThat(text(certificate, "clause", "limit")).isEqualTo("3 jam");
        assertThat(text(certificate, "clause", "calendar")).isEqualTo("jam-kerja");
        assertThat(certificate.get("clause").get("line").asInt()).isEqualTo(36);
        assertThat(text(certificate, "clause", "rule", "id")).isEqualTo("time-late");
        assertThat(text(certificate, "clause", "rule", "sha256")).hasSize(64);
        assertThat(certificate.get("ledger").get("counted")).hasSize(2);
        assertThat(text(certificate, "ledger", "counted", "1", "from")).isEqualTo("2026-10-05T13:00:00+08:00");
        assertThat(certificate.get("ledger").get("total-ms").asLong()).isEqualTo(4 * 3_600_000L);
        assertThat(text(certificate, "arithmetic", "id")).isEqualTo("4 jam dihitung − 3 jam batas = 1 jam terlampaui");
        assertThat(text(certificate, "arithmetic", "en")).isEqualTo("4 hours counted − 3 hours limit = 1 hour over");
        assertThat(text(certificate, "remedy", "id"))
                .isEqualTo("Selesaikan langkah 3 selambatnya 2026-10-05 11:50 WITA.");
        assertThat(text(certificate, "remedy", "en")).isEqualTo("Complete step 3 by 2026-10-05 11:50 WITA.");
        assertThat(certificate.get("evidence")).hasSize(2);
        assertThat(text(certificate, "evidence", "0", "sha256")).hasSize(64);
        assertThat(certificate.get("record")).hasSize(7);
    }

    @Test
    void suspensionsAreTakenOffInTheLedger() {
        JsonNode certificate = certificate("G-menunggu", "2", "time");
        assertThat(text(certificate, "ledger", "suspended", "0", "from")).isEqualTo("2026-10-06T14:00:00+08:00");
        assertThat(certificate.get("ledger").get("suspended").get(0).get("ms").asLong())
                .as("open time only: two hours on the 6th, none on the 7th, one hour on the 8th")
                .isEqualTo(3 * 3_600_000L);
        assertThat(text(certificate, "arithmetic", "en"))
                .isEqualTo("17 hours 20 minutes open − 3 hours suspended = 14 hours 20 minutes counted;"
                        + " 14 hours 20 minutes counted − 14 hours limit = 20 minutes over");
    }

    @Test
    void remediesSayWhatWouldHaveComplied() {
        assertThat(text(certificate("B-melanggar", "1", "input"), "remedy", "en"))
                .isEqualTo("A document named “Permohonan” in the inputs of step 1, or in the outputs of another step,"
                        + " by 2026-10-05 08:45 WITA.");
        assertThat(text(certificate("B-melanggar", "1", "output"), "remedy", "id"))
                .isEqualTo("Dokumen bernama “Tanda Terima” pada outputs langkah 1 selambatnya 2026-10-05 08:45 WITA.");
        assertThat(text(certificate("B-melanggar", "1", "role"), "remedy", "id"))
                .isEqualTo("Penyelesaian langkah 1 tercatat oleh Petugas Loket.");
        assertThat(text(certificate("D-belum-terbukti", "Terbitkan izin", "time"), "remedy", "en"))
                .isEqualTo("Complete step “Terbitkan izin” after all of its prerequisites are done.");
        assertThat(text(certificate("C-belum-terbukti", "3", "time"), "remedy", "en"))
                .isEqualTo("Record the start of step 3 before its completion.");
        assertThat(certificate("A-patuh", "1", "role").has("remedy")).isFalse();
    }

    @Test
    void everyFindingGetsAFileOfItsOwnUnderAHarmlessName() {
        Audited audited = Permohonan.audited();
        audited.forEachCase(file -> {
            if (!CaseView.of(file).caseId().equals("B-melanggar")) {
                return;
            }
            try {
                List<Certificate> certificates = audited.certificates().of(file, false);
                List<String> names = Certificates.fileNames(certificates);
                assertThat(names)
                        .contains("B-melanggar-3-time.json", "B-melanggar-known-step-Rapat_koordinasi.json")
                        .doesNotHaveDuplicates();
                for (int i = 0; i < names.size(); i++) {
                    Path path = temporary.resolve(names.get(i));
                    Certificates.write(certificates.get(i), path);
                    assertThat(JSON.readTree(Files.readString(path))
                                    .get("format")
                                    .stringValue())
                            .isEqualTo(Certificate.FORMAT);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(Certificates.sanitised("../../etc/kasus é\u0000*?")).isEqualTo("_._.._etc_kasus_____");
    }

    @Test
    void aCaseIsExplainedForThePersonAtTheTerminal() {
        Audited audited = Permohonan.audited();
        StringBuilder indonesian = new StringBuilder();
        StringBuilder english = new StringBuilder();
        audited.forEachCase(file -> {
            if (CaseView.of(file).caseId().equals("B-melanggar")) {
                try {
                    Explanation.write(file, false, audited.certificates(), Language.ID, indonesian);
                    Explanation.write(file, false, audited.certificates(), Language.EN, english);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        assertThat(indonesian.toString())
                .contains("Kasus B-melanggar")
                .contains("ditutup 2026-10-06 11:00 WITA")
                .contains("Hitungan: 4 jam dihitung − 3 jam batas = 1 jam terlampaui")
                .contains("Akar: 2/presence");
        assertThat(english.toString())
                .contains("Case B-melanggar")
                .contains("closed 2026-10-06 11:00 WITA")
                .contains("Evidence: src/test/resources/findings/permohonan.csv:")
                .contains("To comply: Complete step 3 by 2026-10-05 11:50 WITA.")
                .contains("Delay: own +1 hour");
    }
}
