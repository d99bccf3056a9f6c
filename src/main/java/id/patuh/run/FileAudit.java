package id.patuh.run;

import id.patuh.audit.Auditor;
import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseVerdicts;
import id.patuh.audit.RuleBook;
import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.EventLogBuilder;
import id.patuh.findings.VerdictFile;
import id.patuh.intake.Conflict;
import id.patuh.intake.Intake;
import id.patuh.intake.Mapping;
import id.patuh.intake.ReadingProgress;
import id.patuh.intake.Rejects;
import id.patuh.scorecard.Scorecard;
import id.patuh.scorecard.ScorecardBuilder;
import id.patuh.sop.Sops;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads files of events, audits their cases and hands out what it found. Not for use by several threads. */
public final class FileAudit {

    private final Sops sops;
    private final CompletableFuture<RuleBook> rules;
    private final Rejects rejects = new Rejects();
    private final EventLogBuilder builder = new EventLogBuilder();
    private final Intake intake;
    private @Nullable EventLog log;
    private boolean remembering = true;
    private boolean counting = true;
    private int threads = Runtime.getRuntime().availableProcessors();
    private boolean once;
    private int events;
    private int cases;
    private int duplicates;
    private final List<CaseFile.IdentityConflict> conflicts = new ArrayList<>();

    /**
     * @param sop the SOP of events that name none; null: the only one there is
     * @param mapping what foreign columns mean; null: what their headings say
     */
    public FileAudit(Sops sops, @Nullable String sop, @Nullable Mapping mapping, ReadingProgress progress) {
        this(sops, CompletableFuture.supplyAsync(() -> RuleBook.of(sops)), sop, mapping, progress);
    }

    /** As the other one, with rules that were made ready before. */
    public FileAudit(
            Sops sops,
            CompletableFuture<RuleBook> rules,
            @Nullable String sop,
            @Nullable Mapping mapping,
            ReadingProgress progress) {
        this.sops = sops;
        this.rules = rules;
        this.intake = new Intake(sops, sop, mapping, builder, rejects, progress);
    }

    /** Asks the rules again for every situation, also for those they judged before; the verdicts are the same. */
    public void withoutMemo() {
        remembering = false;
    }

    /** Leaves the figures out: the scorecard of an audit is then that of no cases. */
    public void withoutScorecard() {
        counting = false;
    }

    /** There will be one audit: what was read is let go of then, as the figures of a large log need its room. */
    public void once() {
        once = true;
    }

    public void threads(int number) {
        threads = number;
    }

    /** Reads the files, in any order. Errors: {@link java.io.UncheckedIOException} naming the file. */
    public void read(List<Path> files) {
        files.forEach(intake::read);
        EventLog read = builder.build();
        events = read.size();
        cases = read.cases();
        log = read;
    }

    /** How many events were read, repeated ones included. */
    public int events() {
        return events;
    }

    /** How many cases they are of. */
    public int cases() {
        return cases;
    }

    /** What was read; empty after the only audit. Errors: nothing was read yet. */
    public EventLog log() {
        if (log == null) {
            throw new IllegalStateException("read the files first");
        }
        return log;
    }

    /** What could not be read, and after an audit the events whose identity another one carries. */
    public Rejects rejects() {
        return rejects;
    }

    /** Rows, elements and unreadable files that came in, rejected ones included. */
    public long received() {
        return intake.rows();
    }

    /** Events that said what another one said, of the cases audited last. */
    public int duplicates() {
        return duplicates;
    }

    /** The rules, once they are ready. Errors: {@link id.patuh.lint.UnreadableRules} where they cannot be compiled. */
    public RuleBook rules() {
        try {
            return rules.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The latest time of any event; the default for as-of. Epoch milliseconds; 0 where nothing was read. */
    public long latest() {
        return log().size() == 0 ? 0 : log().latest();
    }

    /**
     * Audits every case.
     *
     * @param asOf epoch milliseconds
     * @param findings takes violated and unproven verdicts; null: nobody does
     * @param verdicts takes all; null: nobody does
     * @param progress hears how many cases are done
     */
    public Scorecard audit(
            long asOf, @Nullable VerdictFile findings, @Nullable VerdictFile verdicts, IntConsumer progress) {
        List<ScorecardBuilder> cards = cards(asOf, findings, verdicts, progress);
        if (once) {
            log = new EventLogBuilder().build();
        }
        return ScorecardBuilder.merged(cards).build(asOf);
    }

    /** What the threads took down. */
    private List<ScorecardBuilder> cards(
            long asOf, @Nullable VerdictFile findings, @Nullable VerdictFile verdicts, IntConsumer progress) {
        List<ScorecardBuilder> cards = new ArrayList<>();
        AtomicInteger repeated = new AtomicInteger();
        new Auditor(sops, rules(), log(), asOf, remembering)
                .audit(
                        log().casesInOrder(),
                        threads,
                        () -> {
                            ScorecardBuilder card = new ScorecardBuilder(log());
                            synchronized (cards) {
                                cards.add(card);
                            }
                            return new Writing(card, findings, verdicts, repeated);
                        },
                        progress);
        duplicates = repeated.get();
        reject();
        return cards;
    }

    /** A row is given back once, whichever of its events is in conflict. */
    private void reject() {
        Map<Integer, CaseFile.IdentityConflict> byRow = new HashMap<>();
        for (CaseFile.IdentityConflict conflict : conflicts) {
            byRow.merge(conflict.begin(), conflict, (one, other) -> one.row() > other.row() ? one : other);
        }
        byRow.values().stream()
                .sorted(Comparator.comparing(CaseFile.IdentityConflict::caseId)
                        .thenComparing(conflict -> log().file(conflict.row()))
                        .thenComparingInt(conflict -> log().line(conflict.row())))
                .map(conflict -> Conflict.rejected(
                        log(), conflict.caseId(), conflict.sop(), conflict.row(), conflict.begin(), conflict.kept()))
                .forEach(rejects::add);
        conflicts.clear();
    }

    /** Audits the cases of that name, under whatever SOP, and shows each to the visitor. */
    public void visit(String caseId, long asOf, Consumer<CaseFile> visitor) {
        visit(
                IntStream.range(0, log().cases())
                        .filter(number -> log().caseId(number).equals(caseId))
                        .toArray(),
                asOf,
                visitor);
    }

    /** Audits all cases and shows each to the visitor, in the order of their names. */
    public void visitAll(long asOf, Consumer<CaseFile> visitor) {
        visit(log().casesInOrder(), asOf, visitor);
    }

    private void visit(int[] cases, long asOf, Consumer<CaseFile> visitor) {
        new Auditor(sops, rules(), log(), asOf, remembering).audit(cases, 1, () -> new Visiting(visitor), done -> {});
    }

    /** Shows every case to a visitor. */
    private record Visiting(Consumer<CaseFile> visitor) implements Auditor.Desk {
        @Override
        public void take(CaseFile file) {
            visitor.accept(file);
        }

        @Override
        public void endBatch(int batch) {}
    }

    /** One thread's desk: counts every case and writes its verdicts. */
    private final class Writing implements Auditor.Desk {

        private final ScorecardBuilder card;
        private final @Nullable VerdictFile findings;
        private final @Nullable VerdictFile verdicts;
        private final AtomicInteger repeated;
        private VerdictFile.@Nullable Batch found;
        private VerdictFile.@Nullable Batch all;

        Writing(
                ScorecardBuilder card,
                @Nullable VerdictFile findings,
                @Nullable VerdictFile verdicts,
                AtomicInteger repeated) {
            this.card = card;
            this.findings = findings;
            this.verdicts = verdicts;
            this.repeated = repeated;
            begin();
        }

        private void begin() {
            found = findings == null ? null : findings.batch();
            all = verdicts == null ? null : verdicts.batch();
        }

        @Override
        public void take(CaseFile file) {
            if (counting) {
                card.add(file);
            }
            passOver(file);
            write(file);
        }

        @Override
        public void passOver(CaseFile file) {
            if (file.duplicates() > 0) {
                repeated.addAndGet(file.duplicates());
            }
            if (!file.conflicts().isEmpty()) {
                synchronized (conflicts) {
                    conflicts.addAll(file.conflicts());
                }
            }
        }

        private void write(CaseFile file) {
            if (all != null) {
                for (CaseVerdict verdict : CaseVerdicts.of(file, true)) {
                    all.add(verdict);
                    if (found != null && verdict.verdict().isFinding()) {
                        found.add(verdict);
                    }
                }
            } else if (found != null && CaseVerdicts.anyFinding(file)) {
                CaseVerdicts.of(file, false).forEach(found::add);
            }
        }

        @Override
        public void endBatch(int batch) {
            if (findings != null && found != null) {
                findings.put(batch, found);
            }
            if (verdicts != null && all != null) {
                verdicts.put(batch, all);
            }
            begin();
        }
    }
}
