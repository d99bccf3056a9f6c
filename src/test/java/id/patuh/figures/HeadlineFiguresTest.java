package id.patuh.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.accounts.Scope;
import id.patuh.database.TestDatabase;
import id.patuh.eventlog.EventLog;
import id.patuh.scorecard.Dimension;
import id.patuh.scorecard.Figures;
import id.patuh.scorecard.Group;
import id.patuh.scorecard.Grouping;
import id.patuh.scorecard.RandomCases;
import id.patuh.scorecard.Scorecard;
import id.patuh.scorecard.Share;
import id.patuh.sop.Sops;
import id.patuh.standing.AuditedOffice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the first page says, which the database adds up, is what an audit of the same files counts, whoever looks. */
class HeadlineFiguresTest {

    private static final Period EVER = Period.of(YearMonth.of(2020, 1), YearMonth.of(2030, 12));
    private static final Scope OF_AN_SOP = new Scope(false, List.of("izin"), List.of());
    private static final Scope OF_OFFICES = new Scope(false, List.of(), List.of("1", "2"));
    private static final Scope OF_BOTH = new Scope(false, List.of("layanan"), List.of("0"));
    private static final Scope OF_NOTHING = new Scope(false, List.of(), List.of());

    @TempDir
    private Path temp;

    /** What is shown of one SOP in one month. */
    private record Headline(List<Long> counts, Share conformance, Share onTime, Share proven, Share clean) {

        static Headline of(MonthSums.Sum sum) {
            return new Headline(
                    List.of(sum.cases(), sum.open(), sum.overdue(), sum.closed()),
                    sum.conformance(),
                    sum.onTime(),
                    sum.proven(),
                    sum.cleanCases());
        }

        static Headline of(Figures figures) {
            return new Headline(
                    List.of(figures.cases(), figures.openCases(), figures.overdueCases(), figures.closedCases()),
                    figures.conformance(),
                    figures.onTime(),
                    figures.proven(),
                    figures.cleanCases());
        }
    }

    @TestFactory
    Stream<DynamicTest> areWhatTheFilesCount() {
        return LongStream.rangeClosed(1, 3)
                .mapToObj(seed -> dynamicTest("seed " + seed, () -> {
                    Path rules = temp.resolve("rules-" + seed);
                    Sops sops = RandomCases.sops(rules);
                    EventLog log = RandomCases.log(RandomCases.events(sops, (int) seed, 80));
                    Instant asOf = Instant.ofEpochMilli(RandomCases.asOf());
                    try (HikariDataSource database = TestDatabase.fresh()) {
                        AuditedOffice office = new AuditedOffice(database, asOf.minus(Duration.ofDays(20)), rules);
                        office.comeIn(log, asOf, new Random(seed));
                        compare(office, database, sops, log);
                    }
                }));
    }

    private static void compare(AuditedOffice office, HikariDataSource database, Sops sops, EventLog log) {
        Scorecards scorecards = new Scorecards(database, office.rules(), office.clock(), Runnable::run);
        for (Scope scope : List.of(Scope.all(), OF_AN_SOP, OF_OFFICES, OF_BOTH, OF_NOTHING)) {
            Scorecard card = CountedFiles.card(sops, log, office.clock().instant(), scope);
            assertThat(shown(scorecards, scope)).as(scope.toString()).isEqualTo(counted(card));
            Figures all = card.total();
            assertThat(all.cases() > 0).isEqualTo(!scope.equals(OF_NOTHING));
            assertThat(scorecards.standing(null, scope))
                    .isEqualTo(new MonthSums.Standing(all.openCases(), all.overdueCases()));
            Wanted wanted = new Wanted(null, EVER, null, scope);
            Figures sheets =
                    scorecards.of(wanted, List.<Grouping>of()).scorecard().total();
            assertThat(Headline.of(sheets)).isEqualTo(Headline.of(all));
        }
    }

    private static TreeMap<String, Headline> shown(Scorecards scorecards, Scope scope) {
        TreeMap<String, Headline> shown = new TreeMap<>();
        for (MonthSums.Sum sum : scorecards.months(new Wanted(null, EVER, null, scope))) {
            shown.put(sum.sop() + " " + sum.month(), Headline.of(sum));
        }
        return shown;
    }

    private static TreeMap<String, Headline> counted(Scorecard card) {
        TreeMap<String, Headline> counted = new TreeMap<>();
        for (Group group : card.by(Dimension.SOP, Dimension.MONTH)) {
            String name =
                    group.filter().get(Dimension.SOP) + " " + group.filter().get(Dimension.MONTH);
            counted.put(name, Headline.of(group.figures()));
        }
        return counted;
    }
}
