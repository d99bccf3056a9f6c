package id.patuh.benchmarks;

import id.patuh.findings.VerdictFile;
import id.patuh.intake.ReadingProgress;
import id.patuh.run.FileAudit;
import id.patuh.sop.Language;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the command {@code patuh audit} does from the file to findings.csv, the reading of the rules included, and
 * nothing else: no scorecard, as the other contestants make none.
 */
final class PatuhFindings implements Contestant {

    private final boolean remembering;

    PatuhFindings(boolean remembering) {
        this.remembering = remembering;
    }

    @Override
    public void run(Path log, Path out) throws Exception {
        Files.createDirectories(out);
        Sops sops = RulesFolder.read(Places.rules());
        FileAudit audit = new FileAudit(sops, null, null, ReadingProgress.NONE);
        audit.withoutScorecard();
        if (!remembering) {
            audit.withoutMemo();
        }
        audit.read(List.of(log));
        try (VerdictFile findings =
                VerdictFile.create(out.resolve("findings.csv"), VerdictFile.Format.CSV, Language.ID)) {
            audit.audit(audit.latest(), findings, null, done -> {});
        }
    }
}
