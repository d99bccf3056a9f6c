package id.patuh.web;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What there is to see at first, under {@code patuh.}.
 *
 * @param sampleData the folder of the files that come in where nothing ever did; default: {@code sample-data} in the
 *     working folder; a folder that is not there is an empty one
 */
@ConfigurationProperties("patuh")
record SampleSettings(@Nullable Path sampleData) {

    Path folder() {
        return sampleData == null ? Path.of("sample-data") : sampleData;
    }
}
