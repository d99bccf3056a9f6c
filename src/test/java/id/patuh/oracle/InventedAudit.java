package id.patuh.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An invented audit as files, for tests of other packages.
 *
 * @param sop the SOP of rows that name none; empty: they name it, or there is only one
 */
public record InventedAudit(Path rules, List<Path> logs, Instant asOf, Optional<String> sop) {

    /** Writes rules and logs under the folder; equal seeds give equal files. */
    public static InventedAudit write(long seed, int sops, int cases, Path folder) throws IOException {
        RandomAudit audit = RandomAudit.of(seed, sops, cases);
        Path rules = folder.resolve("rules");
        audit.writeRules(rules);
        return new InventedAudit(rules, audit.writeLogs(folder.resolve("logs")), audit.asOf(), audit.sopArgument());
    }
}
