package id.patuh.cli;

import id.patuh.intake.ReadingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress on a terminal, with rate and time left; nothing where nobody watches. */
final class Terminal {

    private static final long WORTH_SHOWING = 8L << 20;

    private final Words words;
    private final boolean watched = System.console() != null;
    private @Nullable ProgressBar bar;

    Terminal(Words words) {
        this.words = words;
    }

    ReadingProgress reading(List<Path> files) {
        long bytes = files.stream().mapToLong(Terminal::size).sum();
        if (!watched || bytes < WORTH_SHOWING) {
            return ReadingProgress.NONE;
        }
        ProgressBar shown = bar(words.reading(), bytes, "MB", 1 << 20);
        return shown::stepBy;
    }

    IntConsumer auditing(int cases) {
        if (!watched || bar == null) {
            return done -> {};
        }
        ProgressBar shown = bar(words.auditing(), cases, "", 1);
        AtomicInteger most = new AtomicInteger();
        return done -> shown.stepTo(most.accumulateAndGet(done, Math::max));
    }

    /** The work whose progress was shown is over. */
    void done() {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.close();
        }
    }

    private ProgressBar bar(String task, long most, String unit, long size) {
        ProgressBar shown = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(most)
                .setUnit(unit, size)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .setUpdateIntervalMillis(200)
                .build();
        bar = shown;
        return shown;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
