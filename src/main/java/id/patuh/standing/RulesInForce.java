package id.patuh.standing;

import id.patuh.lint.Complaint;
import id.patuh.lint.UnreadableRules;
import id.patuh.reception.CurrentSops;
import id.patuh.sop.Sop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules that cases are audited by: those of the rules folder as it was when it was last found without fault. A changed
 * folder comes into force by itself or, where so set, when somebody says so; a faulty one changes nothing but what
 * {@link #state} says. Safe for use by several threads. Source: FORMATS.md, "A running service …".
 */
public final class RulesInForce {

    private static final Logger LOG = LoggerFactory.getLogger(RulesInForce.class);

    private final Clock clock;
    private final Tables tables;
    private final CurrentSops reading;
    private final @Nullable Path folder;
    private final boolean confirm;
    private final Runnable afterwards;
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();
    private volatile @Nullable Rules current;
    private volatile @Nullable ReadRules waiting;
    private volatile @Nullable Refused refused;
    private String seen = "";

    /**
     * @param reading told of every change
     * @param folder null: {@code rules} in the working folder if there is one, else the rules that ship
     * @param confirm whether a changed folder waits for {@link #confirm}
     * @param afterwards called when rules have come into force
     */
    RulesInForce(
            Clock clock,
            Tables tables,
            CurrentSops reading,
            @Nullable Path folder,
            boolean confirm,
            Runnable afterwards) {
        this.clock = clock;
        this.tables = tables;
        this.reading = reading;
        this.folder = folder;
        this.confirm = confirm;
        this.afterwards = afterwards;
    }

    /** A folder that cannot be used, since when, and why. */
    public record Refused(String fingerprint, Instant since, List<Complaint> complaints) {}

    /**
     * How things stand.
     *
     * @param fingerprint of the folder in force
     * @param waiting fingerprint of a changed folder that waits for confirmation; null: none
     * @param refused null: the folder is without fault
     */
    public record State(
            String fingerprint,
            List<RuleSets.InForce> inForce,
            @Nullable String waiting,
            @Nullable Refused refused) {}

    public State state() {
        ReadRules next = waiting;
        return new State(
                current().fingerprint(),
                tables.ruleSets().inForce(),
                next == null ? null : next.content().fingerprint(),
                refused);
    }

    /**
     * Takes the folder into force; where it is faulty, or waits for confirmation, the rules that were in force last.
     * Errors: {@link UnreadableRules} where it is faulty and there were none before.
     */
    synchronized void start() {
        ReadRules before = tables.ruleSets().latest();
        ReadRules next = before;
        try {
            RulesContent content = content();
            seen = content.fingerprint();
            ReadRules read = content.read();
            if (confirm && before != null && !seen.equals(before.content().fingerprint())) {
                waiting = read;
            } else {
                next = read;
            }
        } catch (UnreadableRules faulty) {
            if (before == null) {
                throw faulty;
            }
            refuse(seen, faulty);
        }
        enforce(Objects.requireNonNull(next));
    }

    /** Looks whether the folder has changed. What is found changed has to look the same twice: it may be being written. */
    synchronized void look() {
        String fingerprint = "";
        try {
            RulesContent content = content();
            fingerprint = content.fingerprint();
            if (fingerprint.equals(current().fingerprint())) {
                waiting = null;
                refused = null;
            } else if (!isKnown(fingerprint) && fingerprint.equals(seen)) {
                take(content.read());
            }
        } catch (UnreadableRules faulty) {
            refuse(fingerprint, faulty);
        }
        seen = fingerprint;
    }

    private boolean isKnown(String fingerprint) {
        ReadRules next = waiting;
        Refused bad = refused;
        return (next != null && next.content().fingerprint().equals(fingerprint))
                || (bad != null && bad.fingerprint().equals(fingerprint));
    }

    private RulesContent content() {
        Path place = folder == null ? Path.of("rules") : folder;
        return folder == null && !Files.isDirectory(place) ? RulesContent.shipped() : RulesContent.of(place);
    }

    /** The folder the rules are kept in; null: they come with the program. */
    @Nullable
    Path place() {
        Path place = folder == null ? Path.of("rules") : folder;
        return Files.isDirectory(place) ? place : null;
    }

    private void refuse(String fingerprint, UnreadableRules faulty) {
        Refused before = refused;
        if (before == null || !before.fingerprint().equals(fingerprint)) {
            LOG.error("the rules folder cannot be used; the rules in force stay:\n{}", faulty.getMessage());
            refused = new Refused(fingerprint, clock.instant(), faulty.complaints());
        }
    }

    private void take(ReadRules read) {
        refused = null;
        if (confirm) {
            waiting = read;
            LOG.info("changed rules {} wait for confirmation", read.content().fingerprint());
        } else {
            enforce(read);
        }
    }

    /** Takes the waiting rules into force; false: none wait. */
    public synchronized boolean confirm() {
        ReadRules next = waiting;
        if (next == null) {
            return false;
        }
        waiting = null;
        enforce(next);
        return true;
    }

    /** Changed rules that wait for confirmation; null: none. */
    @Nullable
    ReadRules waiting() {
        return waiting;
    }

    private void enforce(ReadRules read) {
        Instant now = clock.instant();
        Rules next = Objects.requireNonNull(tables.transactions()
                        .execute(status -> tables.ruleSets().adopt(read, now)))
                .withReaudit(tables.reaudits().last());
        replace(next);
        reading.set(next.sops());
        replace(next.withReaudit(tables.reaudits().mark(next, now)));
        LOG.info("rules {} are in force: {}", next.fingerprint(), next.sops().versions());
        afterwards.run();
    }

    /** Waits for audits under the rules of before, so that those who look for cases ruled otherwise see all of them. */
    private void replace(Rules next) {
        inUse.writeLock().lock();
        try {
            current = next;
        } finally {
            inUse.writeLock().unlock();
        }
    }

    /**
     * A version of an SOP as it is in force.
     *
     * @param fingerprint of the version with its calendars and rules
     */
    public record InForceVersion(Sop sop, String fingerprint) {}

    /** Every version of every SOP in force, by SOP, the oldest version first. */
    public List<InForceVersion> versions() {
        Rules inForce = current();
        return inForce.sops().versions().values().stream()
                .flatMap(List::stream)
                .map(sop -> new InForceVersion(sop, inForce.read().fingerprint(sop)))
                .toList();
    }

    /** The zone of an SOP; of none, or one that there is not, that of the first. */
    public ZoneId zone(@Nullable String sop) {
        return sop != null && current().sops().knows(sop)
                ? current().sops().latest(sop).zone()
                : zone();
    }

    /** The zone for times that belong to no SOP: that of the first one. */
    public ZoneId zone() {
        return current().sops().versions().values().iterator().next().get(0).zone();
    }

    /**
     * The SOP version of a row of {@code sop_version}, in force or not.
     *
     * @param number from {@code ruled_by} of a case
     */
    public Sop version(int number) {
        return tables.ruleSets().holding(current(), number).versions().entrySet().stream()
                .filter(version -> version.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no SOP version " + number));
    }

    Rules current() {
        return Objects.requireNonNull(current, "rules are in force once the service has started");
    }

    /** Does something under the rules in force; they do not change meanwhile. */
    <T> T with(Function<Rules, T> work) {
        inUse.readLock().lock();
        try {
            return work.apply(current());
        } finally {
            inUse.readLock().unlock();
        }
    }
}
