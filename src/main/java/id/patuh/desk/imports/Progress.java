package id.patuh.desk.imports;

import id.patuh.reception.Input;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is.
 *
 * @param percent of its bytes, 0 to 100
 * @param rowsPerSecond null: nothing can be said yet
 * @param secondsLeft null: nothing can be said, or nothing is left
 */
record Progress(
        int percent, @Nullable Long rowsPerSecond, @Nullable Long secondsLeft) {

    static Progress of(Input input, Instant now) {
        int percent = input.state().isFinal()
                ? 100
                : input.size() == 0 ? 0 : (int) Math.min(99, 100 * input.bytesRead() / input.size());
        Instant started = input.started();
        Instant until = input.finished() == null ? now : input.finished();
        double seconds = started == null ? 0 : Duration.between(started, until).toMillis() / 1000.0;
        Long rate = seconds <= 0 || input.rowsRead() == 0 ? null : Math.round(input.rowsRead() / seconds);
        Long total = input.rowsTotal();
        Long left = rate == null || rate == 0 || total == null || input.state().isFinal()
                ? null
                : (total - input.rowsRead()) / rate;
        return new Progress(percent, rate, left);
    }
}
