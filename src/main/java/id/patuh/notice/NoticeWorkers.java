package id.patuh.notice;

import id.patuh.standing.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Looks after notices as long as the service runs: cases that were audited, rungs that are due, mails that may go. Any
 * number of services may do so on one database. Source: RELIABILITY.md 9.
 */
final class NoticeWorkers implements SmartLifecycle {

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final ReplyRound replies;
    private final CaseRound cases;
    private final FiringRound firing;
    private final MailRound mails;
    private final UnreachableRound unreachable;
    private final Watch watch;
    private final Clock clock;
    private final Rounds rounds;
    private Instant triedUnreachable = Instant.EPOCH;

    NoticeWorkers(
            ReplyRound replies,
            CaseRound cases,
            FiringRound firing,
            MailRound mails,
            UnreachableRound unreachable,
            Watch watch,
            Clock clock,
            Duration poll) {
        this.replies = replies;
        this.cases = cases;
        this.firing = firing;
        this.mails = mails;
        this.unreachable = unreachable;
        this.watch = watch;
        this.clock = clock;
        this.rounds = new Rounds("notices", Thread.NORM_PRIORITY, poll, this::work);
    }

    /** Does everything that is due now. */
    void work() {
        watch.look(now());
        replies.round();
        if (Duration.between(triedUnreachable, now()).abs().compareTo(AGAIN) >= 0) {
            triedUnreachable = now();
            unreachable.round(now());
        }
        int done = 1;
        while (done > 0 && !Thread.currentThread().isInterrupted()) {
            done = cases.round(now());
        }
        done = 1;
        while (done > 0 && !Thread.currentThread().isInterrupted()) {
            done = firing.round(now());
        }
        mails.round(now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void start() {
        rounds.start();
    }

    @Override
    public void stop() {
        rounds.stop();
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }
}
