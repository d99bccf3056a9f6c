package id.patuh.notice;

import id.patuh.directory.Directory;
import id.patuh.reception.CurrentSops;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fires the rungs that are due, some hundreds of subjects a transaction: whoever comes second finds them fired. Where the
 * last rung written of a ladder is due, its case is looked at first, so that those behind it are written, too.
 */
final class FiringRound {

    private static final int BATCH = 500;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final CurrentSops sops;
    private final DirectoryInForce directory;
    private final NoticeSettings settings;
    private final Notices notices;
    private final Rungs rungs;
    private final Watch watch;
    private final CaseRound cases;

    FiringRound(
            JdbcClient database,
            TransactionTemplate transactions,
            CurrentSops sops,
            DirectoryInForce directory,
            NoticeSettings settings,
            Notices notices,
            CaseRound cases) {
        this.database = database;
        this.transactions = transactions;
        this.sops = sops;
        this.directory = directory;
        this.settings = settings;
        this.notices = notices;
        this.rungs = new Rungs(database);
        this.watch = new Watch(database);
        this.cases = cases;
    }

    /** @return how many subjects it took; 0: nothing was to be done, or another service is at it */
    int round(Instant now) {
        Integer taken = transactions.execute(status -> {
            List<String> due = watch.isMyTurn() ? rungs.due(now, BATCH) : List.of();
            if (!due.isEmpty()) {
                fire(due, now);
            }
            return due.size();
        });
        return taken == null ? 0 : taken;
    }

    private void fire(List<String> due, Instant now) {
        Directory people = directory.directory();
        long old = watch.knownSince(now).minus(settings.history()).toEpochMilli();
        List<Long> exhausted = rungs.exhausted(due, now);
        if (!exhausted.isEmpty()) {
            cases.look(exhausted, now);
        }
        Map<String, List<Rungs.Kept>> held = rungs.hold(due);
        Map<Long, Governed> governing = governed(held);
        List<DueRung> spent = new ArrayList<>();
        NoticeBatch batch = notices.batch();
        for (String subject : due) {
            List<Rungs.Kept> kept = held.getOrDefault(subject, List.of());
            Firing firing = firing(kept, now);
            spent.addAll(firing.spent());
            Governed governed =
                    kept.isEmpty() ? null : governing.get(kept.get(0).caseNumber());
            Sop sop = governed == null ? null : sop(governed);
            if (governed != null && sop != null) {
                kept.stream()
                        .filter(one -> firing.speaking().contains(one.rung()))
                        .forEach(one -> tell(
                                batch,
                                sop,
                                governed,
                                one,
                                now,
                                people,
                                one.rung().at() < old ? "history" : null));
            }
        }
        rungs.fired(spent, now);
        batch.write(now);
    }

    private static Firing firing(List<Rungs.Kept> kept, Instant now) {
        Map<String, Boolean> fired = new HashMap<>();
        kept.forEach(one -> fired.put(one.rung().identity(), one.hasFired()));
        return Firing.at(
                now.toEpochMilli(),
                kept.stream().map(Rungs.Kept::rung).toList(),
                rung -> fired.getOrDefault(rung.identity(), true),
                0);
    }

    private void tell(
            NoticeBatch batch,
            Sop sop,
            Governed governed,
            Rungs.Kept one,
            Instant now,
            Directory people,
            @Nullable String heldFor) {
        DueRung rung = one.rung();
        boolean ofFinding = one.episode() != null;
        batch.tell(
                new Notices.Matter(
                        ofFinding ? "follow-up" : "rung",
                        rung.subject() + "\n" + rung.name(),
                        one.caseNumber(),
                        governed.sop(),
                        governed.caseId(),
                        rung.subject(),
                        one.episode(),
                        rung.percent(),
                        one.step(),
                        one.severity(),
                        one.sentence(),
                        now),
                sop,
                Directory.roles(sop, rung.performers(), rung.to()),
                people,
                heldFor);
    }

    /** The version that governs the case; null where its SOP is gone. */
    private @Nullable Sop sop(Governed governed) {
        Sops now = sops.get();
        return now.knows(governed.sop()) ? now.governing(governed.sop(), governed.opened()) : null;
    }

    private record Governed(String sop, String caseId, long opened) {}

    private Map<Long, Governed> governed(Map<String, List<Rungs.Kept>> held) {
        Map<Long, Governed> cases = new HashMap<>();
        Long[] numbers = held.values().stream()
                .flatMap(List::stream)
                .map(Rungs.Kept::caseNumber)
                .distinct()
                .toArray(Long[]::new);
        database.sql("select id, sop, case_id, opened from sop_case where id = any(?)")
                .params(Arrays.asList((Object) numbers))
                .query(row -> {
                    Timestamp opened = row.getTimestamp(4);
                    cases.put(
                            row.getLong(1),
                            new Governed(row.getString(2), row.getString(3), opened == null ? 0 : opened.getTime()));
                });
        return cases;
    }
}
