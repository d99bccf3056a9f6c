package id.patuh.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.accounts.Scope;
import id.patuh.audit.Auditor;
import id.patuh.audit.CaseFile;
import id.patuh.audit.RuleBook;
import id.patuh.database.TestDatabase;
import id.patuh.eventlog.EventLog;
import id.patuh.intake.ReadingProgress;
import id.patuh.oracle.InventedAudit;
import id.patuh.run.FileAudit;
import id.patuh.scorecard.Grouping;
import id.patuh.scorecard.RandomCases;
import id.patuh.scorecard.Scorecard;
import id.patuh.scorecard.ScorecardBuilder;
import id.patuh.scorecard.ScorecardFile;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import id.patuh.standing.AuditedOffice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
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

    private record Place(int caseNumber, int row) {}

    @Test
    void ofTheSampleMonth() throws IOException {
        compareFiles(
                1,
                Path.of("rules"),
                null,
                List.of(
                        Path.of("sample-data/kasus-2026-10.csv"),
                        Path.of("sample-data/kasus-susulan-2026-10.ndjson"),
                        Path.of("sample-data/lapangan-2026-10.xes")),
                null);
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
                    compare(seed, rules, log, asOf, json(audited(sops, log, asOf), sops));
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
            comeIn(office, log, asOf, new Random(seed));
            office.settle();
            Scorecards scorecards = new Scorecards(database, office.rules(), office.clock(), Runnable::run);
            Wanted all = new Wanted(null, EVER, null, Scope.all());
            assertThat(json(
                            scorecards.of(all, Grouping.all()).scorecard(),
                            office.sops().get()))
                    .isEqualTo(expected);
        }
    }

    /** In any order, a fifth of them twice, with audits now and then while the clock goes on. */
    private static void comeIn(AuditedOffice office, EventLog log, Instant asOf, Random dice) {
        List<Place> places = new ArrayList<>();
        for (int number = 0; number < log.cases(); number++) {
            for (int row = log.from(number); row < log.to(number); row++) {
                places.add(new Place(number, row));
                if (dice.nextInt(5) == 0) {
                    places.add(new Place(number, row));
                }
            }
        }
        Collections.shuffle(places, dice);
        for (Place place : places) {
            office.event(log, place.caseNumber(), place.row());
            if (dice.nextInt(40) == 0) {
                office.settle();
                Instant now = office.clock().instant();
                office.set(now.plus(Duration.between(now, asOf).dividedBy(10)));
            }
        }
        office.set(asOf);
    }

    private static Scorecard audited(Sops sops, EventLog log, Instant asOf) {
        ScorecardBuilder builder = new ScorecardBuilder(log);
        new Auditor(sops, RuleBook.of(sops), log, asOf.toEpochMilli(), true)
                .audit(log.casesInOrder(), 1, () -> new Counting(builder), done -> {});
        return builder.build(asOf.toEpochMilli());
    }

    private record Counting(ScorecardBuilder builder) implements Auditor.Desk {
        @Override
        public void take(CaseFile file) {
            builder.add(file);
        }

        @Override
        public void endBatch(int batch) {}
    }

    private static String json(Scorecard card, Sops sops) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ScorecardFile.write(out, card, sops, new ScorecardFile.Inputs(10, 7, 2, 1));
        return out.toString(StandardCharsets.UTF_8);
    }
}
