package id.patuh.audit;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.findings.VerdictTable;
import id.patuh.intake.Instants;
import id.patuh.intake.ReadingProgress;
import id.patuh.run.FileAudit;
import id.patuh.sop.Language;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * One scenario of {@code src/test/resources/scenarios/<check>/*.yaml}: a fact, an SOP, events, and what the audit must
 * say. A file holds
 *
 * <ul>
 *   <li>{@code sops}: SOP files by name. One that does not begin with {@code sop:} is of SOP {@code uji}, version 1, in
 *       force from 2026-01-01, in Makassar (UTC+8).
 *   <li>{@code calendars}: calendar files by name, besides the {@code jam-kerja-asn} that ships.
 *   <li>{@code scenarios}: each with {@code fact}; {@code sop}, one or several of {@code sops}, or a folder of
 *       {@code rules}; {@code events} as CSV; {@code as-of}, default the latest event; {@code verdicts}, a table with
 *       columns of {@code verdicts.csv} and {@code rule}; {@code none}, checks that give no verdict; {@code rejected},
 *       how many events are rejected, default none.
 * </ul>
 *
 * <p>Of each check that the table names, its rows are all the verdicts there are, in the order of FORMATS.md. Columns
 * that the table leaves out are not compared.
 */
record Scenario(
        Path file,
        String fact,
        List<String> sops,
        Map<String, String> calendars,
        String events,
        String asOf,
        List<Map<String, String>> verdicts,
        List<String> none,
        int rejected) {

    static final Path FOLDER = Path.of("src/test/resources/scenarios");
    private static final Path RULES = Path.of("rules");
    private static final String SHIPPED_CALENDAR = "jam-kerja-asn";
    private static final ZoneId MAKASSAR = ZoneId.of("Asia/Makassar");
    private static final List<String> TIMES = List.of("clock_start", "clock_end", "due");
    private static final String HEADING = """
            sop: uji
            version: 1
            title: Uji
            effective-from: 2026-01-01
            zone: Asia/Makassar
            """;
    private static final RuleBook RULE_BOOK = RuleBook.of(RulesFolder.read(RULES));

    /** What the audit of a scenario says. */
    record Outcome(List<CaseVerdict> verdicts, int rejected) {}

    /** All scenarios, in the order of their files. */
    static List<Scenario> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Scenario> read(Path file) {
        Map<String, Object> all;
        try {
            all = allTexts().load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> sops = (Map<String, String>) all.getOrDefault("sops", Map.of());
        Map<String, String> calendars = (Map<String, String>) all.getOrDefault("calendars", Map.of());
        return ((List<Map<String, Object>>) all.get("scenarios"))
                .stream().map(one -> of(file, one, sops, calendars)).toList();
    }

    private static Scenario of(
            Path file, Map<String, Object> one, Map<String, String> sops, Map<String, String> calendars) {
        return new Scenario(
                file,
                text(one, "fact"),
                list(one, "sop").stream()
                        .map(name -> sops.getOrDefault(name, name))
                        .toList(),
                calendars,
                text(one, "events"),
                text(one, "as-of"),
                table(text(one, "verdicts")),
                list(one, "none"),
                one.containsKey("rejected") ? Integer.parseInt(text(one, "rejected")) : 0);
    }

    private static String text(Map<String, Object> one, String key) {
        return String.valueOf(one.getOrDefault(key, ""));
    }

    private static List<String> list(Map<String, Object> one, String key) {
        Object value = one.getOrDefault(key, List.of());
        return value instanceof List<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    /** Rows by column; cells without outer blanks. Times are brought into the spelling of the files. */
    private static List<Map<String, String>> table(String text) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setIgnoreSurroundingSpaces(true)
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(text, format)) {
            return rows.stream().map(Scenario::cells).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> cells(CSVRecord row) {
        assertThat(row.isConsistent()).as("as many cells as columns: %s", row).isTrue();
        Map<String, String> cells = new LinkedHashMap<>();
        for (String column : row.getParser().getHeaderNames()) {
            String cell = row.get(column);
            cells.put(column, TIMES.contains(column) && !cell.isEmpty() ? time(cell) : cell);
        }
        return cells;
    }

    private static String time(String written) {
        return VerdictTable.time(Instants.at(written, MAKASSAR), MAKASSAR);
    }

    /** The checks whose verdicts the table gives. */
    List<String> checks() {
        return verdicts.stream().map(row -> row.get("check")).distinct().toList();
    }

    /** Audits the events; the folder takes the rules and the log. */
    Outcome run(Path folder) throws IOException {
        Path rules = writeRules(folder);
        Path log = Files.writeString(folder.resolve("kejadian.csv"), events);
        Sops read = RulesFolder.read(rules);
        CompletableFuture<RuleBook> book = CompletableFuture.completedFuture(RULE_BOOK);
        FileAudit audit = new FileAudit(read, book, null, null, ReadingProgress.NONE);
        audit.threads(1);
        audit.read(List.of(log));
        long until = asOf.isEmpty() ? audit.latest() : Instants.at(asOf, MAKASSAR);
        audit.audit(until, null, null, done -> {});
        List<CaseVerdict> found = new ArrayList<>();
        audit.visitAll(until, file -> found.addAll(CaseVerdicts.of(file, true)));
        return new Outcome(found, audit.rejects().count());
    }

    private Path writeRules(Path folder) throws IOException {
        Path rules = folder.resolve("rules");
        Files.createDirectories(rules.resolve("calendars"));
        if (String.join("", sops).contains(SHIPPED_CALENDAR)) {
            Path calendar = Path.of("calendars", SHIPPED_CALENDAR + ".yaml");
            Files.copy(RULES.resolve(calendar), rules.resolve(calendar));
        }
        for (Map.Entry<String, String> calendar : calendars.entrySet()) {
            Files.writeString(rules.resolve("calendars").resolve(calendar.getKey() + ".yaml"), calendar.getValue());
        }
        for (int i = 0; i < sops.size(); i++) {
            String sop = sops.get(i);
            if (sop.contains("\n")) {
                Path own = Files.createDirectories(rules.resolve("uji"));
                Files.writeString(own.resolve("sop-" + i + ".yaml"), sop.startsWith("sop:") ? sop : HEADING + sop);
            } else {
                copy(RULES.resolve(sop), rules.resolve(sop));
            }
        }
        return rules;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** The verdict's cells by column; the rule's id besides. */
    static Map<String, String> cells(CaseVerdict verdict) {
        List<String> cells = VerdictTable.cells(verdict, Language.ID);
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            named.put(VerdictTable.COLUMNS.get(i), cells.get(i));
        }
        named.put("rule", verdict.rule().id());
        return named;
    }

    /** A row in one line, without the columns that the table leaves out. */
    String line(Map<String, String> cells) {
        return verdicts.get(0).keySet().stream()
                .map(column -> column + "=" + cells.get(column))
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return FOLDER.relativize(file) + ": " + fact;
    }

    /** Every value is text, as it is written. */
    private static Yaml allTexts() {
        LoaderOptions options = new LoaderOptions();
        DumperOptions dumper = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, new Resolver() {
            @Override
            protected void addImplicitResolvers() {
                // none: neither dates nor numbers
            }
        });
    }
}
