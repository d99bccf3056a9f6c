package id.patuh.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the service keeps what must not be lost, under {@code patuh.}.
 *
 * @param data the data folder: the embedded database ({@code postgresql}), raw inputs ({@code spool}), the first token
 *     ({@code admin-token}); default: {@code data} in the working folder. One running service a folder.
 */
@ConfigurationProperties("patuh")
public record DataSettings(@Nullable Path data) {

    /** The data folder; it need not exist yet. */
    public Path folder() {
        return (data == null ? Path.of("data") : data).toAbsolutePath().normalize();
    }
}
