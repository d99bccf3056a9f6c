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
        this.rounds = new Rounds("notices", Thread.NORM_PRIORITY, poll, this::round);
    }

    /** Does everything that is due now. */
    void work() {
        while (round() && !Thread.currentThread().isInterrupted()) {
            // until nothing more waits
        }
    }

    /**
     * Does what is due now, of many cases a part. While events keep coming there is always one more case: those few are
     * looked at together in the next round.
     *
     * @return whether more waits
     */
    boolean round() {
        watch.look(now());
        replies.round();
        if (Duration.between(triedUnreachable, now()).abs().compareTo(AGAIN) >= 0) {
            triedUnreachable = now();
            unreachable.round(now());
        }
        boolean more = cases.round(now()) == CaseRound.BATCH;
        more |= firing.round(now()) > 0;
        mails.round(now());
        return more;
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
