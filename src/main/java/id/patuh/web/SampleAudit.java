package id.patuh.web;

import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseVerdicts;
import id.patuh.findings.VerdictTable;
import id.patuh.intake.ReadingProgress;
import id.patuh.run.FileAudit;
import id.patuh.sop.Language;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The audit of the sample data, made once when the service starts. Errors: a faulty rules folder stops the start. */
@Component
public class SampleAudit {

    private static final Logger LOG = LoggerFactory.getLogger(SampleAudit.class);

    private final List<String> files;
    private final String asOf;
    private final int cases;
    private final int events;
    private final List<CaseVerdict> findings = new ArrayList<>();
    private final List<String> rejected;

    SampleAudit(Settings settings) {
        Sops sops = sops(settings);
        List<Path> paths = files(settings.sampleDataOrDefault());
        FileAudit audit = new FileAudit(sops, null, null, ReadingProgress.NONE);
        audit.read(paths);
        this.files = paths.stream().map(Path::toString).toList();
        this.cases = audit.log().cases();
        this.events = audit.log().size();
        long latest = audit.latest();
        this.asOf = events == 0
                ? ""
                : VerdictTable.time(
                        latest, sops.latest(sops.versions().firstKey()).zone());
        audit.visitAll(latest, file -> findings.addAll(CaseVerdicts.of(file, false)));
        this.rejected = audit.rejects().all().stream()
                .map(row -> row.message(Language.ID))
                .toList();
        LOG.info("{} cases of {} audited: {} findings", cases, files, findings.size());
    }

    private static Sops sops(Settings settings) {
        Path rules = settings.rulesOrDefault();
        return settings.rules() != null || Files.isDirectory(rules) ? RulesFolder.read(rules) : RulesFolder.shipped();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(csv|json|ndjson|xes|xlsx)(\\.gz)?"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The files that were audited, by name. */
    public List<String> files() {
        return files;
    }

    /** The latest time in the files, ISO 8601; empty where there are no events. */
    public String asOf() {
        return asOf;
    }

    /** How many cases there are. */
    public int cases() {
        return cases;
    }

    /** How many events there are. */
    public int events() {
        return events;
    }

    /** Violated and unproven verdicts, by case. */
    public List<CaseVerdict> findings() {
        return findings;
    }

    /** What could not be read, in Indonesian. */
    public List<String> rejected() {
        return rejected;
    }
}
