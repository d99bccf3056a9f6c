package id.patuh.notice;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseVerdicts;
import id.patuh.audit.CaseView;
import id.patuh.audit.Evidence;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.directory.Directory;
import id.patuh.sop.Language;
import id.patuh.sop.Limit;
import id.patuh.sop.Rung;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import id.patuh.sop.Text;
import id.patuh.standing.CaseInquiry;
import id.patuh.standing.FindingKey;
import id.patuh.standing.WaiversInForce;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at cases of which an audit was stored: tells new findings, withdraws those that were told and are cleared, drops
 * what was not told yet and is settled, and writes their rungs anew up to the next of each ladder. One transaction a
 * batch; two services never look at one case at a time.
 */
final class CaseRound {

    /** How many cases a round takes at most. */
    static final int BATCH = 500;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final CaseInquiry inquiry;
    private final DirectoryInForce directory;
    private final NoticeSettings settings;
    private final Notices notices;
    private final WaiversInForce waivers;
    private final Rungs rungs;
    private final Watch watch;

    CaseRound(
            JdbcClient database,
            TransactionTemplate transactions,
            CaseInquiry inquiry,
            DirectoryInForce directory,
            NoticeSettings settings,
            Notices notices,
            WaiversInForce waivers) {
        this.database = database;
        this.transactions = transactions;
        this.waivers = waivers;
        this.inquiry = inquiry;
        this.directory = directory;
        this.settings = settings;
        this.notices = notices;
        this.rungs = new Rungs(database);
        this.watch = new Watch(database);
    }

    /** @return how many cases it took; 0: nothing was to be done, or another service is at it */
    int round(Instant now) {
        Integer taken = transactions.execute(status -> {
            Map<Long, Long> due = watch.isMyTurn() ? claim(now) : Map.of();
            if (!due.isEmpty()) {
                look(List.copyOf(due.keySet()), now);
                settle(due);
            }
            return due.size();
        });
        return taken == null ? 0 : taken;
    }

    /** Looks at cases within the transaction under way. */
    void look(List<Long> numbers, Instant now) {
        Around around = new Around(
                now,
                directory.directory(),
                watch.knownSince(now).minus(settings.history()),
                standing(numbers),
                waivers.of(numbers, now),
                notices.open(numbers),
                notices.batch());
        inquiry.visit(matter(numbers, around), now, (number, file) -> new Look(number, file, around).write());
        write(around);
        rungs.replace(numbers, around.ladders());
    }

    /** Of a closed case without a finding and without a notice there is nothing to tell: most of an import are such. */
    private List<Long> matter(List<Long> numbers, Around around) {
        Set<Long> matter = new TreeSet<>(around.standing().keySet());
        matter.addAll(around.open().keySet());
        matter.addAll(database.sql("select case_no from case_sheet where case_no = any(?) and state = 'open'")
                .params(Arrays.asList((Object) numbers.toArray(Long[]::new)))
                .query(Long.class)
                .list());
        return List.copyOf(matter);
    }

    private void write(Around around) {
        database.sql("""
                        insert into notice_finding (finding, episode) select * from unnest(?::bigint[], ?::bigint[])
                        on conflict do nothing
                        """)
                .params(Arrays.asList(
                        around.episodes().keySet().toArray(Long[]::new),
                        around.episodes().values().toArray(Long[]::new)))
                .update();
        around.batch().write(around.now());
        notices.settle(around.dropped(), "dropped", "settled before it was told", null, around.now());
        notices.settle(around.waived(), "dropped", "waived", null, around.now());
    }

    private Map<Long, Long> claim(Instant now) {
        List<Long> lapsed = waivers.lapse(now);
        if (!lapsed.isEmpty()) {
            notices.lookAgain(waivers.cases(lapsed), now);
        }
        Map<Long, Long> due = new LinkedHashMap<>();
        database.sql("select case_no, round from notice_case order by case_no limit ? for update skip locked")
                .param(BATCH)
                .query(row -> {
                    due.put(row.getLong(1), row.getLong(2));
                });
        return due;
    }

    private void settle(Map<Long, Long> due) {
        database.sql("""
                        delete from notice_case d using unnest(?::bigint[], ?::bigint[]) as looked (case_no, round)
                         where d.case_no = looked.case_no and d.round = looked.round
                        """)
                .params(Arrays.asList(
                        due.keySet().toArray(Long[]::new), due.values().toArray(Long[]::new)))
                .update();
    }

    /**
     * What all cases of a round have in common, and what comes of looking at them.
     *
     * @param old what happened before then is history
     * @param episodes of findings that belong to none yet
     */
    private record Around(
            Instant now,
            Directory people,
            Instant old,
            Map<Long, List<Standing>> standing,
            Map<Long, WaiversInForce.Cover> covers,
            Map<Long, List<Notices.Notice>> open,
            NoticeBatch batch,
            List<Rungs.Kept> ladders,
            Map<Long, Long> episodes,
            List<Notices.Notice> dropped,
            List<Notices.Notice> waived) {

        Around(
                Instant now,
                Directory people,
                Instant old,
                Map<Long, List<Standing>> standing,
                Map<Long, WaiversInForce.Cover> covers,
                Map<Long, List<Notices.Notice>> open,
                NoticeBatch batch) {
            this(
                    now,
                    people,
                    old,
                    standing,
                    covers,
                    open,
                    batch,
                    new ArrayList<>(),
                    new LinkedHashMap<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }
    }

    /** A finding that stands. */
    private record Standing(
            long id,
            long caseNumber,
            String step,
            String check,
            String subject,
            String verdict,
            @Nullable Severity severity,
            Text sentence,
            Instant raised,
            @Nullable Long episode,
            @Nullable Long before,
            boolean isFirst,
            boolean isOfOtherRules) {}

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Notices.severity(row.getString(7)),
                new Text(row.getString(8), row.getString(9)),
                row.getTimestamp(10).toInstant(),
                row.getObject(11) == null ? null : row.getLong(11),
                row.getObject(12) == null ? null : row.getLong(12),
                row.getBoolean(13),
                row.getBoolean(14));
    }

    private Map<Long, List<Standing>> standing(List<Long> caseNumbers) {
        return database
                .sql("""
                        select f.id, f.case_no, f.step, f.check_name, f.subject, f.verdict, f.severity, f.sentence_id,
                               f.sentence_en, f.raised, own.episode,
                               (select n.episode from finding p join notice_finding n
                                   on n.finding = p.id where p.superseded_by = f.id and p.verdict = f.verdict limit 1),
                               own.finding is null,
                               exists (select from case_audit a where a.case_no = f.case_no and a.ruled_by <> f.ruled_by
                                   and a.known_by = f.known_by and a.as_of < f.raised)
                          from finding f left join notice_finding own on own.finding = f.id
                         where f.case_no = any(?) and f.ended is null order by f.id
                        """)
                .params(Arrays.asList((Object) caseNumbers.toArray(Long[]::new)))
                .query(CaseRound::standing)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Standing::caseNumber));
    }

    /** One case being looked at. */
    private final class Look {

        private final long number;
        private final CaseView view;
        private final Sop sop;
        private final List<CaseVerdict> verdicts;
        private final Around around;
        private final Instant now;
        private final Directory people;
        private final List<RunningLimit> running;
        private final Set<String> subjects = new HashSet<>();
        private final Set<Long> episodes = new HashSet<>();
        private final WaiversInForce.Cover cover;
        private final Set<String> waivedSubjects = new HashSet<>();

        Look(long number, CaseFile file, Around around) {
            this.number = number;
            this.around = around;
            this.view = CaseView.of(file);
            this.sop = view.sop();
            this.verdicts = CaseVerdicts.of(file, false);
            this.now = around.now();
            this.people = around.people();
            this.running = RunningLimit.of(view);
            this.cover = around.covers().getOrDefault(number, WaiversInForce.Cover.NONE);
        }

        void write() {
            for (RunningLimit limit : running) {
                subjects.add(limit.subject());
                boolean isWaived = isWaived(limit);
                if (isWaived) {
                    waivedSubjects.add(limit.subject());
                }
                List<DueRung> told = Ladder.of(limit).stream()
                        .filter(rung -> rung.isReminder() || !isWaived)
                        .toList();
                Ladder.upToNext(told, now.toEpochMilli())
                        .forEach(rung -> around.ladders().add(kept(limit, rung)));
            }
            around.standing().getOrDefault(number, List.of()).forEach(this::finding);
            around.open().getOrDefault(number, List.of()).forEach(this::review);
        }

        // ---- limits

        private Rungs.Kept kept(RunningLimit limit, DueRung rung) {
            Step step = limit.step().isEmpty() ? null : sop.step(limit.step());
            return new Rungs.Kept(
                    rung,
                    number,
                    limit.step(),
                    null,
                    severity(step, rung.percent()),
                    new Text(RungText.of(sop, limit, rung, Language.ID), RungText.of(sop, limit, rung, Language.EN)),
                    false);
        }

        private boolean isWaived(RunningLimit limit) {
            String check = limit.step().isEmpty() ? "case-time" : "time";
            return cover.over(new FindingKey(limit.step(), check, "")) != null;
        }

        private @Nullable Severity severity(@Nullable Step step, int percent) {
            String check = step == null ? "case-time" : "time";
            Severity set = step == null ? null : step.severity().get(check);
            set = set == null ? sop.severity().get(check) : set;
            return percent < 100
                    ? null
                    : set != null
                            ? set
                            : percent <= 125 ? Severity.MINOR : percent <= 200 ? Severity.MAJOR : Severity.CRITICAL;
        }

        // ---- findings

        private void finding(Standing finding) {
            CaseVerdict verdict = verdict(finding);
            Long known = finding.episode() != null ? finding.episode() : finding.before();
            long episode = known == null ? finding.id() : known;
            episodes.add(episode);
            boolean isWaived = cover.over(new FindingKey(finding.step(), finding.check(), finding.subject())) != null;
            if (isWaived) {
                waivedSubjects.add("finding " + episode);
            }
            if (finding.isFirst() && (known != null || !isWaived)) {
                around.episodes().put(finding.id(), episode);
            }
            if (isWaived) {
                return;
            }
            if (verdict == null || !isTold(finding)) {
                return;
            }
            List<String> performers = performers(verdict.step());
            if (known == null) {
                tell(finding, verdict, episode, performers);
            }
            if (!isRunning(verdict)) {
                followUps(finding, episode, performers);
            }
        }

        private boolean isTold(Standing finding) {
            return finding.verdict().equals("violated") || settings.unproven().contains(sop.id());
        }

        private @Nullable CaseVerdict verdict(Standing finding) {
            return verdicts.stream()
                    .filter(verdict -> verdict.check().name().equals(finding.check())
                            && verdict.subject().equals(finding.subject())
                            && finding.step()
                                    .equals(
                                            verdict.step() == null
                                                    ? ""
                                                    : verdict.step().id()))
                    .findFirst()
                    .orElse(null);
        }

        private boolean isRunning(CaseVerdict verdict) {
            return verdict.limit() != null && verdict.elapsed() >= 0 && verdict.moment() == CaseFile.NEVER;
        }

        private List<String> performers(@Nullable Step step) {
            Set<String> roles = new LinkedHashSet<>();
            if (step != null) {
                roles.addAll(step.roles());
            } else {
                running.forEach(limit -> roles.addAll(limit.performers()));
                if (roles.isEmpty()) {
                    sop.closes()
                            .forEach(closing ->
                                    roles.addAll(sop.steps().get(closing).roles()));
                }
            }
            return List.copyOf(roles);
        }

        private void tell(Standing finding, CaseVerdict verdict, long episode, List<String> performers) {
            String heldFor = finding.isOfOtherRules()
                    ? "re-audit"
                    : happened(verdict) < around.old().toEpochMilli() ? "history" : null;
            around.batch()
                    .tell(
                            new Notices.Matter(
                                    "finding",
                                    String.valueOf(episode),
                                    number,
                                    sop.id(),
                                    view.caseId(),
                                    "finding " + episode,
                                    episode,
                                    0,
                                    finding.step(),
                                    finding.severity(),
                                    finding.sentence(),
                                    now),
                            sop,
                            Directory.roles(sop, performers, toldOfBreach(verdict.step())),
                            people,
                            heldFor);
        }

        /** Those whom the ladder tells of a limit that is used up, else the performers. */
        private List<String> toldOfBreach(@Nullable Step step) {
            List<Rung> ladder = step == null || step.escalation().isEmpty() ? sop.escalation() : step.escalation();
            return ladder.stream()
                    .filter(rung -> rung.percent() >= 100)
                    .min(java.util.Comparator.comparingInt(Rung::percent))
                    .map(Rung::to)
                    .orElse(List.of("performer"));
        }

        /** When it came to be: epoch milliseconds. */
        private long happened(CaseVerdict verdict) {
            Limit limit = verdict.limit();
            if (limit != null && isRunning(verdict)) {
                return limit.calendar()
                        .reached(
                                verdict.clockStart(),
                                limit.millis(),
                                verdict.step() == null
                                        ? view.caseSuspended()
                                        : view.suspended(verdict.step().index()))
                        .orElse(now.toEpochMilli());
            }
            if (verdict.moment() != CaseFile.NEVER) {
                return verdict.moment();
            }
            return verdict.evidence().stream().mapToLong(Evidence::at).max().orElse(now.toEpochMilli());
        }

        private void followUps(Standing finding, long episode, List<String> performers) {
            WorkingCalendar hours =
                    sop.calendar().isAlways() ? people.otherwise().calendar() : sop.calendar();
            String subject = "finding " + episode;
            List<DueRung> all =
                    Ladder.of(subject, finding.raised().toEpochMilli(), performers, settings.followUps(), hours);
            Ladder.upToNext(all, now.toEpochMilli())
                    .forEach(rung -> around.ladders()
                            .add(new Rungs.Kept(
                                    rung,
                                    number,
                                    finding.step(),
                                    episode,
                                    finding.severity(),
                                    finding.sentence(),
                                    false)));
        }

        // ---- what was told before

        private void review(Notices.Notice notice) {
            boolean stands = notice.kind().equals("rung")
                    ? subjects.contains(notice.subject())
                    : notice.kind().equals("withdrawal")
                            || (notice.episode() != null && episodes.contains(notice.episode()));
            if (stands) {
                if (waivedSubjects.contains(notice.subject())
                        && !notice.kind().equals("withdrawal")
                        && !notice.state().equals("mailed")) {
                    around.waived().add(notice);
                }
                return;
            }
            Notices.Matter withdrawal = withdrawal(notice);
            if (notice.kind().equals("finding")) {
                around.batch().withdrawFromPrograms(withdrawal);
            }
            if (!notice.state().equals("mailed")) {
                around.dropped().add(notice);
            } else if (notice.kind().equals("finding")) {
                around.batch().tell(withdrawal, notice.recipient(), notice.role());
            }
        }

        private Notices.Matter withdrawal(Notices.Notice notice) {
            return new Notices.Matter(
                    "withdrawal",
                    String.valueOf(notice.episode()),
                    number,
                    sop.id(),
                    view.caseId(),
                    notice.subject(),
                    notice.episode(),
                    0,
                    notice.step(),
                    null,
                    notice.sentence(),
                    now);
        }
    }
}
