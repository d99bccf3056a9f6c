package id.patuh.findings;

import id.patuh.audit.Auditor;
import id.patuh.audit.CaseFile;
import id.patuh.audit.RuleBook;
import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.EventLogBuilder;
import id.patuh.intake.Intake;
import id.patuh.intake.Rejects;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files of events, ready to be audited in a test. */
public final class Audited {

    private final Sops sops;
    private final RuleBook rules;
    private final EventLog log;
    private final long asOf;

    private static final Map<String, RuleBook> CHECKS_ALONE = new ConcurrentHashMap<>();

    private Audited(Sops sops, RuleBook rules, EventLog log, long asOf) {
        this.sops = sops;
        this.rules = rules;
        this.log = log;
        this.asOf = asOf;
    }

    /**
     * Reads the files.
     *
     * @param sop the SOP of events that name none; null: the only one
     * @param asOf null: the latest event
     */
    public static Audited of(Path rules, @Nullable String sop, @Nullable Instant asOf, List<Path> files) {
        Sops sops = RulesFolder.read(rules);
        EventLogBuilder builder = new EventLogBuilder();
        Rejects rejects = new Rejects();
        Intake intake = new Intake(sops, sop, null, builder, rejects, bytes -> {});
        files.forEach(intake::read);
        EventLog log = builder.build();
        return new Audited(sops, book(rules, sops), log, asOf == null ? log.latest() : asOf.toEpochMilli());
    }

    /** Folders without rules of their own share one book. */
    private static RuleBook book(Path rules, Sops sops) {
        try (Stream<Path> files = Files.walk(rules)) {
            return files.anyMatch(file -> file.toString().endsWith(".drl"))
                    ? RuleBook.of(sops)
                    : CHECKS_ALONE.computeIfAbsent("", any -> RuleBook.of(sops));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands every case over, in the order of their names. */
    public void forEachCase(Consumer<CaseFile> reader) {
        new Auditor(sops, rules, log, asOf, true)
                .audit(
                        log.casesInOrder(),
                        1,
                        () -> new Auditor.Desk() {
                            @Override
                            public void take(CaseFile file) {
                                reader.accept(file);
                            }

                            @Override
                            public void endBatch(int batch) {}
                        },
                        done -> {});
    }

    public Certificates certificates() {
        return new Certificates(rules.hashes());
    }

    /** Certificates of every verdict of every case, each case's as a JSON array. */
    public void forEachCertificates(Consumer<String> reader) {
        Certificates certificates = certificates();
        forEachCase(file -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Certificates.write(certificates.of(file, true), out);
            reader.accept(out.toString(StandardCharsets.UTF_8));
        });
    }
}
