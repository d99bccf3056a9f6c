package id.patuh.entrance;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The folder that files are dropped into, under {@code patuh.intake.}. Wrong values stop the start.
 *
 * @param folder made where it is missing; in it {@code done} and {@code rejected}; default: {@code inbox} in the data
 *     folder
 * @param poll how long to wait between two looks; 100 ms to 1 h, default: 500 ms
 * @param settle a file that has not changed for so long is complete; 100 ms to 1 h, default: 1 s. Files that are written
 *     elsewhere and renamed into the folder are safe in any case
 */
@ConfigurationProperties("patuh.intake")
public record FolderSettings(
        @Nullable Path folder,
        @Nullable Duration poll,
        @Nullable Duration settle) {

    public FolderSettings {
        poll = checked("poll", poll == null ? Duration.ofMillis(500) : poll);
        settle = checked("settle", settle == null ? Duration.ofSeconds(1) : settle);
    }

    private static Duration checked(String name, Duration given) {
        if (given.toMillis() < 100 || given.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "patuh.intake." + name + " is " + given + "; write a time from 100ms to 1h");
        }
        return given;
    }
}
