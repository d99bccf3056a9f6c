package id.patuh.standing;

import id.patuh.SettableClock;
import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.Transition;
import id.patuh.reception.CurrentSops;
import id.patuh.reception.KnownParticulars;
import id.patuh.sop.RulesFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** One service's standing audits over a database, with a rules folder of their own and a clock that can be set. */
final class Office {

    static final String SOP = "permohonan";
    static final Duration LEASE = Duration.ofMinutes(2);

    final DataSource database;
    final SettableClock clock;
    final Path rulesFolder;
    final Tables tables;
    final RulesInForce rules;
    final StandingAudit audit;
    final CaseInquiry inquiry;
    final Rehearsals rehearsals;
    final EventRows events;
    final CurrentSops reading;

    Office(DataSource database, SettableClock clock, Path rulesFolder, boolean confirm) {
        this(database, clock, rulesFolder, confirm, 1);
    }

    private Office(DataSource database, SettableClock clock, Path rulesFolder, boolean confirm, int claimant) {
        this.database = database;
        this.clock = clock;
        this.rulesFolder = rulesFolder;
        tables = Tables.of(database, new KnownParticulars(database), claimant);
        reading = new CurrentSops(RulesFolder.shipped());
        rules = new RulesInForce(clock, tables, reading, rulesFolder, confirm, () -> {});
        rules.start();
        audit = new StandingAudit(clock, rules, tables, LEASE, 100);
        inquiry = new CaseInquiry(clock, tables, rules);
        rehearsals = new Rehearsals(clock, tables, rules, rulesFolder.resolveSibling("rules-next"), Runnable::run);
        events = new EventRows(database);
    }

    /** Another service on the same database, with the same clock and rules folder. */
    Office another() {
        return new Office(database, clock, rulesFolder, false, 2);
    }

    /** Audits until nothing is left to do. */
    void settle() {
        for (int rounds = 0; audit.round() > 0; rounds++) {
            if (rounds > 1000) {
                throw new AssertionError("the audits come to no end");
            }
        }
        tables.reaudits().finish(clock.instant());
    }

    void event(String caseId, String step, Transition transition, String at) {
        events.add(SOP, caseId, step, transition, Instant.parse(at), clock.instant());
    }

    /** The events of a log in any order, a fifth of them twice, with audits now and then while the clock goes on. */
    void comeIn(EventLog log, Instant asOf, Random dice) {
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
            events.addRow(log, place.caseNumber(), place.row(), clock.instant());
            if (dice.nextInt(40) == 0) {
                settle();
                clock.advance(Duration.between(clock.instant(), asOf).dividedBy(10));
            }
        }
        clock.set(asOf);
        settle();
    }

    /** An event of a log. */
    private record Place(int caseNumber, int row) {}

    List<Finding> findings() {
        return tables.findings().list(new Findings.Wanted(null, null, null, null, null, null, null, 1000));
    }

    List<Finding> findingsKnownBy(Instant instant) {
        return tables.findings().list(new Findings.Wanted(null, null, null, null, null, instant, null, 1000));
    }

    List<String> said() {
        return findings().stream().map(Office::said).toList();
    }

    static String said(Finding finding) {
        FindingKey key = finding.found().key();
        return String.join(
                " ", finding.caseId(), key.step(), key.check(), finding.found().verdict());
    }

    /** The folder looks changed twice in a row: then it is taken. */
    void lookAtRules() {
        rules.look();
        rules.look();
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }
}
