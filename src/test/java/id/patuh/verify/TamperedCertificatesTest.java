package id.patuh.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.patuh.findings.Permohonan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whoever changes a certificate afterwards is found out. */
class TamperedCertificatesTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path temporary;

    private final List<ObjectNode> certificates = certificates();

    private static List<ObjectNode> certificates() {
        List<ObjectNode> all = new ArrayList<>();
        Permohonan.audited().forEachCertificates(oneCase -> {
            for (JsonNode certificate : JSON.readTree(oneCase)) {
                all.add((ObjectNode) certificate);
            }
        });
        return all;
    }

    private ObjectNode certificate(String caseId, String step, String check) {
        return certificates.stream()
                .filter(each -> each.get("finding").get("case").stringValue().equals(caseId))
                .filter(each -> each.get("finding").get("check").stringValue().equals(check))
                .filter(each -> step.isEmpty()
                        || step.equals(each.get("finding").path("step").stringValue("")))
                .findFirst()
                .orElseThrow()
                .deepCopy();
    }

    private String verify(ObjectNode certificate, int expected) throws IOException {
        StringBuilder out = new StringBuilder();
        Path file = Files.writeString(Files.createTempFile(temporary, "t", ".json"), certificate.toString());
        assertThat(Verifier.run(List.of(file), null, Locale.ENGLISH, out, new StringBuilder()))
                .as(out.toString())
                .isEqualTo(expected);
        return out.toString();
    }

    private static ObjectNode object(JsonNode node, String... path) {
        JsonNode place = node;
        for (String name : path) {
            place = place.isArray() ? place.get(Integer.parseInt(name)) : place.get(name);
        }
        return (ObjectNode) place;
    }

    private static ArrayNode list(JsonNode node, String name) {
        return (ArrayNode) node.get(name);
    }

    @TestFactory
    Stream<DynamicTest> everySignificantFieldOfALateStepCounts() {
        Map<String, Consumer<ObjectNode>> changes = new LinkedHashMap<>();
        changes.put("verdict", c -> object(c, "finding").put("verdict", "compliant"));
        changes.put("severity", c -> object(c, "finding").put("severity", "minor"));
        changes.put("no severity", c -> object(c, "finding").putNull("severity"));
        changes.put("limit", c -> object(c, "finding").put("limit_s", 18_000));
        changes.put("elapsed", c -> object(c, "finding").put("elapsed_s", 10_000));
        changes.put("clock start", c -> object(c, "finding").put("clock_start", "2026-10-05T09:50:00+08:00"));
        changes.put("clock end", c -> object(c, "finding").put("clock_end", "2026-10-05T11:50:00+08:00"));
        changes.put("due", c -> object(c, "finding").put("due", "2026-10-05T11:50:00+08:00"));
        changes.put("root", c -> object(c, "finding").put("root", "2/presence"));
        changes.put("case", c -> object(c, "finding").put("case", "A-patuh"));
        changes.put("step", c -> object(c, "finding").put("step", "2"));
        changes.put("check", c -> object(c, "finding").put("check", "presence"));
        changes.put("version", c -> object(c, "finding").put("version", "2025-01"));
        changes.put("evidence list", c -> list(object(c, "finding"), "evidence").remove(0));
        changes.put("evidence", c -> list(c, "evidence").remove(0));
        changes.put("clause's step", c -> object(c, "clause").put("step", "1"));
        changes.put("as-of", c -> c.put("as-of", "2026-10-05T02:00:00.000Z"));
        changes.put(
                "limit of the SOP",
                c -> object(c, "demands", "steps", "2", "limit", "0").put("seconds", 18_000));
        changes.put(
                "calendar of the limit",
                c -> object(c, "demands", "steps", "2", "limit", "0").put("calendar", "always"));
        changes.put(
                "zone of the calendar", c -> object(c, "calendars", "jam-kerja").put("zone", "Asia/Jakarta"));
        changes.put(
                "hours of the calendar",
                c -> list(object(c, "calendars", "jam-kerja", "week"), "mon").remove(0));
        changes.put(
                "a date of the calendar",
                c -> object(c, "calendars", "jam-kerja", "dates", "0").put("from", "2026-10-05"));
        changes.put("an event's time", c -> object(c, "record", "2").put("at", "2026-10-05T01:00:00.000Z"));
        changes.put("an event's role", c -> object(c, "record", "2").put("role", "kadis"));
        changes.put("an event's step", c -> object(c, "record", "2").put("step", "2"));
        changes.put("an event's transition", c -> object(c, "record", "2").put("transition", "complete"));
        changes.put("an event's actor", c -> object(c, "record", "2").put("actor", "Orang lain"));
        changes.put("an event's note", c -> object(c, "record", "2").put("note", "atas perintah"));
        changes.put("an event's inputs", c -> object(c, "record", "2").putArray("inputs"));
        changes.put(
                "an event's attributes",
                c -> object(c, "record", "2", "attributes").put("prioritas", "biasa"));
        changes.put("a dropped event", c -> list(c, "record").remove(2));
        changes.put("ledger total", c -> object(c, "ledger").put("total-ms", 10_800_000));
        changes.put("ledger interval", c -> object(c, "ledger", "counted", "0").put("to", "2026-10-05T11:00:00+08:00"));
        changes.put("ledger length", c -> object(c, "ledger", "counted", "0").put("ms", 1));
        changes.put(
                "ledger line dropped", c -> list(object(c, "ledger"), "counted").remove(1));
        changes.put("no ledger", c -> c.remove("ledger"));
        changes.put("own delay", c -> object(c, "delay").put("own-ms", 1));
        changes.put("inherited delay", c -> object(c, "delay").put("inherited-ms", 3_600_000));
        changes.put("path of the delay", c -> object(c, "delay", "path", "0").put("ms", 1));
        changes.put("no delay", c -> c.remove("delay"));
        return changes.entrySet().stream()
                .map(change -> dynamicTest(change.getKey(), () -> {
                    ObjectNode certificate = certificate("B-melanggar", "3", "time");
                    assertThat(verify(certificate, Verifier.AGREE)).startsWith("OK B-melanggar step 3 time violated");
                    change.getValue().accept(certificate);
                    assertThat(verify(certificate, Verifier.DIFFER)).startsWith("DIFFERS ");
                }));
    }

    @TestFactory
    Stream<DynamicTest> aChangedVerdictIsFoundInEveryCertificate() {
        return certificates.stream().map(original -> {
            ObjectNode certificate = original.deepCopy();
            ObjectNode finding = object(certificate, "finding");
            String verdict = finding.get("verdict").stringValue();
            String other = verdict.equals("compliant") ? "violated" : "compliant";
            finding.put("verdict", other);
            return dynamicTest(
                    finding.get("case") + " " + finding.get("step") + " " + finding.get("check"),
                    () -> assertThat(verify(certificate, Verifier.DIFFER))
                            .contains("certificate says " + other + ", re-derived " + verdict));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyEventThatAVerdictRestsOnCounts() {
        return certificates.stream()
                .filter(each -> !each.get("evidence").isEmpty())
                .map(original -> {
                    ObjectNode certificate = original.deepCopy();
                    ArrayNode record = list(certificate, "record");
                    String rests =
                            certificate.get("evidence").get(0).get("identity").stringValue();
                    for (int i = record.size() - 1; i >= 0; i--) {
                        if (record.get(i).get("identity").stringValue().equals(rests)) {
                            record.remove(i);
                        }
                    }
                    ObjectNode finding = object(certificate, "finding");
                    return dynamicTest(
                            finding.get("case") + " " + finding.get("step") + " " + finding.get("check"),
                            () -> verify(certificate, Verifier.DIFFER));
                });
    }

    @Test
    void aSwappedRoleIsFound() throws IOException {
        ObjectNode certificate = certificate("B-melanggar", "1", "role");
        for (JsonNode event : list(certificate, "record")) {
            if (event.get("role").stringValue("").equals("Satpam")) {
                ((ObjectNode) event).put("role", "loket");
            }
        }
        assertThat(verify(certificate, Verifier.DIFFER)).contains("certificate says violated, re-derived compliant");
    }

    @Test
    void suspensionsThatNeverWereAreFound() throws IOException {
        ObjectNode certificate = certificate("F-lewat-waktu", "1", "time");
        object(certificate, "ledger", "suspended", "0").put("to", "2026-10-09T10:00:00+08:00");
        assertThat(verify(certificate, Verifier.DIFFER)).contains("ledger");
    }
}
