package id.patuh.benchmarks;

import java.nio.file.Path;

/** One way from a log to findings, or of merely reading the log. */
interface Contestant {

    /**
     * Does the whole work once, from the file to what it writes into {@code out}.
     *
     * @throws Exception where it cannot
     */
    void run(Path log, Path out) throws Exception;
}
