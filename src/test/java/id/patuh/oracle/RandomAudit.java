package id.patuh.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One invented run of the command line: rules of a few SOPs, a log of each, and an as-of time. */
final class RandomAudit {

    /** From here 60 days; summer time begins or ends in most of them somewhere. */
    private static final List<LocalDate> BASES = List.of(
            LocalDate.of(2018, 9, 20),
            LocalDate.of(2019, 1, 15),
            LocalDate.of(2025, 12, 10),
            LocalDate.of(2026, 2, 20),
            LocalDate.of(2026, 9, 25));

    private final long seed;
    private final Dice dice;
    private final PlainRules rules;
    private final Map<String, List<LogRow>> logs = new LinkedHashMap<>();
    private final Instant asOf;
    private final boolean asOfGiven;
    private final boolean sopColumn;
    private final boolean idColumn;

    private RandomAudit(long seed, int sops, int cases, int leastSteps) {
        this.seed = seed;
        this.dice = new Dice(seed);
        LocalDate base = dice.pick(BASES);
        Instant wanted = somewhere(base);
        List<PlainSop> versions = new ArrayList<>();
        Map<String, PlainCalendar> calendars = new LinkedHashMap<>();
        for (int number = 1; number <= sops; number++) {
            String name = "sop-" + seed + "-" + number;
            PlainRules own = sop(name, base, leastSteps);
            versions.addAll(own.sops());
            calendars.putAll(own.calendars());
            RandomLog log = new RandomLog(own, name, base, wanted, dice.split());
            logs.put(name, log.rows(dice.between(cases * 3 / 4, cases)));
        }
        this.rules = new PlainRules(versions, calendars);
        this.sopColumn = sops > 1 || dice.chance(0.3);
        this.idColumn = dice.chance(0.5);
        Instant latest = allRows().stream()
                .map(row -> row.event().at())
                .max(Instant::compareTo)
                .orElseThrow();
        boolean latestStart = allRows().stream()
                .flatMap(LogRow::events)
                .anyMatch(event -> event.at().isAfter(latest));
        this.asOfGiven = latestStart || dice.chance(0.85);
        this.asOf = asOfGiven ? wanted : latest;
    }

    static RandomAudit of(long seed, int sops, int cases) {
        return new RandomAudit(seed, sops, cases, 1);
    }

    /** One SOP of at least six steps. */
    static RandomAudit large(int cases) {
        return new RandomAudit(77_777, 1, cases, 6);
    }

    /** How many SOPs lie side by side. */
    static int size(long seed) {
        return List.of(1, 3, 1, 5, 8, 4).get((int) (seed % 6));
    }

    private PlainRules sop(String name, LocalDate base, int leastSteps) {
        while (true) {
            PlainRules own = RandomSop.rules(name, base, dice.split());
            if (own.sops().stream().allMatch(version -> version.steps().size() >= leastSteps)) {
                return own;
            }
        }
    }

    private Instant somewhere(LocalDate base) {
        Instant day = base.plusDays(dice.between(15, 100))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        Instant minute = day.plus(dice.between(0, 1_439), ChronoUnit.MINUTES);
        return dice.chance(0.5) ? minute : minute.plusMillis(dice.between(0, 59_999));
    }

    private List<LogRow> allRows() {
        return logs.values().stream().flatMap(List::stream).toList();
    }

    long seed() {
        return seed;
    }

    Instant asOf() {
        return asOf;
    }

    List<String> names() {
        return List.copyOf(logs.keySet());
    }

    /** Empty: the latest time in the logs. */
    Optional<String> asOfArgument() {
        ZoneId shown = ZoneOffset.ofHours(Math.floorMod(seed, 9));
        return asOfGiven ? Optional.of(asOf.atZone(shown).toOffsetDateTime().toString()) : Optional.empty();
    }

    /** Empty: the only SOP, or that which each row names. */
    Optional<String> sopArgument() {
        return logs.size() == 1 && seed % 2 == 0 ? Optional.of(names().get(0)) : Optional.empty();
    }

    List<ExpectedRow> expected() {
        return new Oracle(rules).audit(LogRow.events(allRows()), asOf);
    }

    List<PlainEvent> eventsOf(String caseId) {
        return LogRow.events(allRows()).stream()
                .filter(event -> event.caseId().equals(caseId))
                .sorted(Comparator.comparing(PlainEvent::at))
                .toList();
    }

    void writeRules(Path directory) throws IOException {
        new RuleFiles(new Dice(seed + 1)).write(rules, directory);
    }

    /** One file for each SOP. */
    List<Path> writeLogs(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, List<LogRow>> log : logs.entrySet()) {
            files.add(write(log.getValue(), log.getKey(), directory.resolve(log.getKey() + ".csv")));
        }
        return files;
    }

    /** The same rows, each twice, in another order and in several files. */
    List<Path> writeLogsMixed(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, List<LogRow>> log : logs.entrySet()) {
            List<LogRow> doubled = new ArrayList<>(log.getValue());
            doubled.addAll(log.getValue());
            List<LogRow> mixed = dice.shuffled(doubled);
            int part = mixed.size() / dice.between(2, 5) + 1;
            for (int from = 0; from < mixed.size(); from += part) {
                List<LogRow> rows = mixed.subList(from, Math.min(from + part, mixed.size()));
                files.add(write(rows, log.getKey(), directory.resolve(log.getKey() + "-" + from + ".csv")));
            }
        }
        return dice.shuffled(files);
    }

    private Path write(List<LogRow> rows, String sop, Path file) throws IOException {
        ZoneId zone = rules.sops().stream()
                .filter(version -> version.id().equals(sop))
                .map(PlainSop::zone)
                .findFirst()
                .orElseThrow();
        new LogFiles(zone, sopColumn, idColumn, dice.split()).write(rows, file);
        return file;
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + logs.size() + " SOPs, " + allRows().size() + " rows";
    }
}
