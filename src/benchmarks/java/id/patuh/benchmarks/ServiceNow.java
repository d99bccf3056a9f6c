package id.patuh.benchmarks;

import id.patuh.cli.Cli;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * How far the audit of a real log agrees with the tool that wrote it: the ServiceNow incidents of UCI data set 498, DOI
 * 10.24432/C57S4H (CC BY 4.0). The data set is not part of the project; the system property
 * {@code patuh.benchmarks.servicenow} names its zip file.
 */
public final class ServiceNow {

    private static final String LOG = "incident_event_log.csv";
    private static final String BESIDE = "../shared/data/servicenow-incidents/incident_event_log.zip";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Path results = Places.work().resolve("servicenow");

    private ServiceNow() {}

    public static void main(String[] args) throws IOException {
        new ServiceNow().run();
    }

    private void run() throws IOException {
        Path zip = Places.base()
                .resolve(System.getProperty("patuh.benchmarks.servicenow", BESIDE))
                .normalize();
        if (!Files.exists(zip)) {
            out.println("ServiceNow incidents: left out, for the data set is not there;"
                    + " name its zip file with -Dpatuh.benchmarks.servicenow=FILE");
            return;
        }
        Path log = unzipped(zip);
        int exit = audit(log);
        if (!PatuhAudit.isAudited(exit)) {
            throw new IllegalStateException("patuh audit of " + log.getFileName() + " ended with " + exit);
        }
        report(log);
    }

    private static Path unzipped(Path zip) throws IOException {
        Path log = Places.work().resolve(LOG);
        Files.createDirectories(log.getParent());
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(LOG)) {
                    Files.copy(in, log, StandardCopyOption.REPLACE_EXISTING);
                    return log;
                }
            }
        }
        throw new IllegalStateException(zip + " holds no " + LOG);
    }

    private int audit(Path log) {
        Path folder = Places.serviceNow();
        PrintStream shown = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            return Cli.run(
                    "audit",
                    "--rules",
                    folder.resolve("rules").toString(),
                    "--mapping",
                    folder.resolve("mapping.yaml").toString(),
                    "--all",
                    "--out",
                    results.toString(),
                    log.toString());
        } finally {
            System.setOut(shown);
        }
    }

    private void report(Path log) throws IOException {
        Map<String, Closed> closed = new HashMap<>();
        Set<String> cases = new HashSet<>();
        long rows = readLog(log, closed, cases);
        JsonNode inputs = inputs();
        long sum = inputs.path("accepted").asLong()
                + inputs.path("duplicate").asLong()
                + inputs.path("rejected").asLong();
        out.println("ServiceNow incidents (UCI data set 498)");
        out.println();
        out.println("| rows in the file | received | accepted | duplicate | rejected | adds up | cases | audited |");
        out.println("|---:|---:|---:|---:|---:|---|---:|---:|");
        out.printf(
                Locale.ROOT,
                "| %d | %d | %d | %d | %d | %s | %d | %d |%n%n",
                rows,
                inputs.path("received").asLong(),
                inputs.path("accepted").asLong(),
                inputs.path("duplicate").asLong(),
                inputs.path("rejected").asLong(),
                sum == rows && inputs.path("received").asLong() == rows ? "yes" : "NO",
                cases.size(),
                inputs.path("cases").asLong());
        printAgreement(agreement(closed));
    }

    private JsonNode inputs() throws IOException {
        try (InputStream in = Files.newInputStream(results.resolve("scorecard.json"))) {
            return new ObjectMapper().readTree(in).path("inputs");
        }
    }

    /** What the tool said of an incident when it was closed. */
    private record Closed(String priority, boolean madeSla) {}

    /** Says how many rows there are. */
    private static long readLog(Path log, Map<String, Closed> closed, Set<String> cases) throws IOException {
        long rows = 0;
        try (CSVParser records = CSVParser.parse(log, StandardCharsets.UTF_8, FORMAT)) {
            for (CSVRecord row : records) {
                rows++;
                cases.add(row.get("number"));
                if (row.get("incident_state").equals("Closed")) {
                    boolean made = Boolean.parseBoolean(row.get("made_sla"));
                    closed.put(row.get("number"), new Closed(row.get("priority"), made));
                }
            }
        }
        return rows;
    }

    /** Closed incidents of one priority: how many, how many with a verdict, and how the two agree. */
    private static final class Agreement {
        private int closed;
        private int judged;
        private int bothKept;
        private int bothBroken;
        private int onlyWeKept;
        private int onlyToolKept;

        private void judge(boolean kept, boolean madeSla) {
            judged++;
            if (kept) {
                bothKept += madeSla ? 1 : 0;
                onlyWeKept += madeSla ? 0 : 1;
            } else {
                bothBroken += madeSla ? 0 : 1;
                onlyToolKept += madeSla ? 1 : 0;
            }
        }

        private String share() {
            return judged == 0 ? "–" : String.format(Locale.ROOT, "%.2f %%", 100.0 * (bothKept + bothBroken) / judged);
        }
    }

    private Map<String, Agreement> agreement(Map<String, Closed> closed) throws IOException {
        Map<String, Agreement> found = new TreeMap<>();
        closed.values().forEach(one -> found.computeIfAbsent(one.priority, p -> new Agreement()).closed++);
        try (CSVParser verdicts = CSVParser.parse(results.resolve("verdicts.csv"), StandardCharsets.UTF_8, FORMAT)) {
            for (CSVRecord verdict : verdicts) {
                Closed tool = closed.get(verdict.get("case"));
                if (tool != null && isClosingTime(verdict)) {
                    found.get(tool.priority).judge(verdict.get("verdict").equals("compliant"), tool.madeSla);
                }
            }
        }
        return found;
    }

    private static boolean isClosingTime(CSVRecord verdict) {
        return verdict.get("check").equals("time")
                && verdict.get("step").equals("closed")
                && !verdict.get("verdict").equals("unproven");
    }

    private void printAgreement(Map<String, Agreement> found) {
        out.println("| priority | closed | with a limit | both kept | both broken | kept for us only"
                + " | kept for the tool only | agreement |");
        out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
        found.forEach((priority, a) -> out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %s |%n",
                priority,
                a.closed,
                a.judged,
                a.bothKept,
                a.bothBroken,
                a.onlyWeKept,
                a.onlyToolKept,
                a.share()));
        out.println();
    }
}
