package id.patuh.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.SampleFiles;
import id.patuh.accounts.Scope;
import id.patuh.audit.RuleBook;
import id.patuh.database.TestDatabase;
import id.patuh.eventlog.EventLog;
import id.patuh.intake.ReadingProgress;
import id.patuh.oracle.InventedAudit;
import id.patuh.run.FileAudit;
import id.patuh.scorecard.Grouping;
import id.patuh.scorecard.RandomCases;
import id.patuh.scorecard.Scorecard;
import id.patuh.scorecard.ScorecardFile;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import id.patuh.standing.AuditedOffice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the order in which events come in, stored cases give the scorecard that the audit of files gives. */
class SameFiguresTest {

    private static final Period EVER = Period.of(YearMonth.of(1900, 1), YearMonth.of(2199, 12));

    @TempDir
    private Path temp;

    @Test
    void ofTheSampleFiles() throws IOException {
        compareFiles(1, SampleFiles.RULES, null, SampleFiles.LOGS, null);
    }

    @TestFactory
    Stream<DynamicTest> ofInventedLogs() {
        return LongStream.rangeClosed(21, 32)
                .mapToObj(seed -> dynamicTest("seed " + seed, () -> {
                    InventedAudit invented =
                            InventedAudit.write(seed, 1 + (int) seed % 3, 25, temp.resolve("invented-" + seed));
                    compareFiles(seed, invented.rules(), invented.sop().orElse(null), invented.logs(), invented.asOf());
                }));
    }

    @TestFactory
    Stream<DynamicTest> ofRandomCasesWithPeopleAndUnits() {
        return LongStream.rangeClosed(1, 4)
                .mapToObj(seed -> dynamicTest("seed " + seed, () -> {
                    Path rules = temp.resolve("random-" + seed);
                    Sops sops = seed == 4 ? shipped(rules) : RandomCases.sops(rules);
                    EventLog log = RandomCases.log(RandomCases.events(sops, (int) seed, 60));
                    Instant asOf = Instant.ofEpochMilli(RandomCases.asOf());
                    compare(seed, rules, log, asOf, json(counted(sops, log, asOf), sops));
                }));
    }

    private static Sops shipped(Path rules) throws IOException {
        AuditedOffice.copy(Path.of("rules"), rules);
        return RulesFolder.read(rules);
    }

    private void compareFiles(long seed, Path rules, @Nullable String sop, List<Path> logs, @Nullable Instant given)
            throws IOException {
        Sops sops = RulesFolder.read(rules);
        FileAudit files = new FileAudit(
                sops, CompletableFuture.completedFuture(RuleBook.of(sops)), sop, null, ReadingProgress.NONE);
        files.read(logs);
        Instant asOf = given == null ? Instant.ofEpochMilli(files.latest()) : given;
        Scorecard card = files.audit(asOf.toEpochMilli(), null, null, done -> {});
        compare(seed, rules, files.log(), asOf, json(card, sops));
    }

    private void compare(long seed, Path rules, EventLog log, Instant asOf, String expected) throws IOException {
        Path folder = temp.resolve("rules-" + seed).resolve("rules");
        AuditedOffice.copy(rules, folder);
        try (HikariDataSource database = TestDatabase.fresh()) {
            AuditedOffice office = new AuditedOffice(database, asOf.minus(Duration.ofDays(20)), folder);
            office.comeIn(log, asOf, new Random(seed));
            assertThat(stored(office, database)).isEqualTo(expected);
        }
    }

    private static Scorecard counted(Sops sops, EventLog log, Instant asOf) {
        return CountedFiles.card(sops, log, asOf, Scope.all());
    }

    @Test
    void afterVerdictsChangedWithTheRules() throws IOException {
        Path rules = temp.resolve("changed");
        Sops sops = RandomCases.sops(rules);
        EventLog log = RandomCases.log(RandomCases.events(sops, 7, 80));
        Instant asOf = Instant.ofEpochMilli(RandomCases.asOf());
        try (HikariDataSource database = TestDatabase.fresh()) {
            AuditedOffice office = new AuditedOffice(database, asOf, rules);
            office.comeIn(log, asOf, new Random(7));
            String before = stored(office, database);
            Path table = rules.resolve("sop-0/sop.yaml");
            Files.writeString(
                    table,
                    Files.readString(table)
                            .replace("limit: 1 jam", "limit: 10 menit")
                            .replace("role: staf", "role: kepala")
                            .replace("after: [b]", "after: [a]"));
            office.lookAtRules();
            office.settle();
            Sops changed = RulesFolder.read(rules);
            assertThat(stored(office, database))
                    .isEqualTo(json(counted(changed, log, asOf), changed))
                    .isNotEqualTo(before);
        }
    }

    private static String stored(AuditedOffice office, HikariDataSource database) throws IOException {
        Scorecards scorecards = new Scorecards(database, office.rules(), office.clock(), Runnable::run);
        Wanted all = new Wanted(null, EVER, null, Scope.all());
        return json(
                scorecards.of(all, Grouping.all()).scorecard(), office.sops().get());
    }

    private static String json(Scorecard card, Sops sops) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ScorecardFile.write(out, card, sops, new ScorecardFile.Inputs(10, 7, 2, 1));
        return out.toString(StandardCharsets.UTF_8);
    }
}
