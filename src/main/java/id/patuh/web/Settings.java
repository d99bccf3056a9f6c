package id.patuh.web;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set, under {@code patuh.}.
 *
 * @param rules the rules folder; default: {@code rules} in the working folder, else the rules that come with the program
 * @param sampleData the folder of the files that are audited at the start; default: {@code sample-data} in the working
 *     folder; a folder that is not there is an empty one
 */
@ConfigurationProperties("patuh")
record Settings(@Nullable Path rules, @Nullable Path sampleData) {

    Path rulesOrDefault() {
        return rules == null ? Path.of("rules") : rules;
    }

    Path sampleDataOrDefault() {
        return sampleData == null ? Path.of("sample-data") : sampleData;
    }
}
