package id.patuh.reception;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * How much comes in at once, under {@code patuh.intake.}. A value out of its range stops the start.
 *
 * @param largestFile of a file that is dropped or uploaded; default: 2 GB (2000MB)
 * @param largestMessage of an e-mail or the body of one post; default: 25 MB
 * @param imports how many inputs are read at once; default: 2
 * @param leastFreeDisk below that much free space in the data folder nothing is taken in; default: 512 MB
 * @param longestBacklog with that many inputs waiting to be read nothing is taken in; default: 100000
 * @param longestQueue with that many posts waiting for their commit no further one is taken; default: 5000
 */
@ConfigurationProperties("patuh.intake")
public record IntakeSettings(
        @Nullable DataSize largestFile,
        @Nullable DataSize largestMessage,
        @Nullable Integer imports,
        @Nullable DataSize leastFreeDisk,
        @Nullable Long longestBacklog,
        @Nullable Integer longestQueue) {

    private static final long MB = 1_000_000;

    public IntakeSettings {
        check("imports", imports, 64);
        check("longest-backlog", longestBacklog, Long.MAX_VALUE);
        check("longest-queue", longestQueue, 1_000_000);
    }

    /** Every default. */
    public static IntakeSettings defaults() {
        return new IntakeSettings(null, null, null, null, null, null);
    }

    private static void check(String name, @Nullable Number value, long most) {
        if (value != null && (value.longValue() < 1 || value.longValue() > most)) {
            throw new IllegalArgumentException("patuh.intake." + name + " is " + value + "; set it to 1 or more"
                    + (most < MB * MB ? ", at most " + most : ""));
        }
    }

    /** Bytes. */
    public long largestFileOrDefault() {
        return largestFile == null ? 2000 * MB : largestFile.toBytes();
    }

    /** Bytes. */
    public long largestMessageOrDefault() {
        return largestMessage == null ? 25 * MB : largestMessage.toBytes();
    }

    public int importsOrDefault() {
        return imports == null ? 2 : imports;
    }

    /** Bytes. */
    public long leastFreeDiskOrDefault() {
        return leastFreeDisk == null ? 512 * MB : leastFreeDisk.toBytes();
    }

    public long longestBacklogOrDefault() {
        return longestBacklog == null ? 100_000 : longestBacklog;
    }

    public int longestQueueOrDefault() {
        return longestQueue == null ? 5000 : longestQueue;
    }
}
