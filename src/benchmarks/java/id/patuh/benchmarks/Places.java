package id.patuh.benchmarks;

import java.nio.file.Path;

/**
 * Where the benchmarks find and leave things. The system property {@code patuh.benchmarks.base} names the project's
 * folder; without it, it is the one in which the JVM runs.
 */
final class Places {

    static final String BASE = "patuh.benchmarks.base";

    private Places() {}

    static Path base() {
        return Path.of(System.getProperty(BASE, ".")).toAbsolutePath().normalize();
    }

    static Path rules() {
        return base().resolve("rules");
    }

    /** Everything generated goes here; nothing of it is committed. */
    static Path work() {
        return base().resolve("target").resolve("benchmarks");
    }

    /** The program as it ships; need not be there. */
    static Path jar() {
        return base().resolve("target").resolve("patuh.jar");
    }

    static Path serviceNow() {
        return base().resolve("benchmarks").resolve("servicenow");
    }
}
