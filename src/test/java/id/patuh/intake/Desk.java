package id.patuh.intake;

import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.EventLogBuilder;
import id.patuh.sop.Language;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A folder to which files come in, and what became of them. */
final class Desk {

    /** Of zone Asia/Makassar, +08:00. */
    static final String SOP = "gangguan";

    private static final Sops ONE = sops(SOP);
    private static final Sops TWO = sops(SOP, "surat");

    private final Path folder;
    private final EventLogBuilder log = new EventLogBuilder();
    private final Rejects rejects = new Rejects();
    private final Intake intake;

    private Desk(Path folder, Sops sops, @Nullable String defaultSop, @Nullable Mapping mapping) {
        this.folder = folder;
        this.intake = new Intake(sops, defaultSop, mapping, log, rejects, ReadingProgress.NONE);
    }

    /** One SOP is known. */
    static Desk in(Path folder) {
        return new Desk(folder, ONE, null, null);
    }

    static Desk in(Path folder, String mapping) {
        Mapping read = Mapping.of("mapping.yaml", mapping.getBytes(StandardCharsets.UTF_8));
        return new Desk(folder, ONE, null, read);
    }

    /** The SOP that is known. */
    static Sops known() {
        return ONE;
    }

    /** The SOPs {@code gangguan} and {@code surat} are known. */
    static Desk withTwoSops(Path folder, @Nullable String defaultSop) {
        return new Desk(folder, TWO, defaultSop, null);
    }

    private static Sops sops(String... ids) {
        try {
            Path rules = Files.createTempDirectory("rules");
            List<Path> written = new ArrayList<>(List.of(rules));
            for (String id : ids) {
                String zone = id.equals(SOP) ? "Asia/Makassar" : "Asia/Jakarta";
                Path sop = rules.resolve(id).resolve("sop.yaml");
                String yaml =
                        "sop: %s\nversion: 1\ntitle: Contoh\neffective-from: 2020-01-01\nzone: %s\nsteps: [{step: 1}]\n";
                put(sop, String.format(yaml, id, zone).getBytes(StandardCharsets.UTF_8));
                written.addAll(List.of(sop.getParent(), sop));
            }
            Sops read = RulesFolder.read(rules);
            for (int i = written.size() - 1; i >= 0; i--) {
                Files.delete(written.get(i));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Desk read(String name, String... lines) {
        return read(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    Desk read(String name, byte[] content) {
        put(folder.resolve(name), content);
        return read(folder.resolve(name));
    }

    Desk read(Path file) {
        intake.read(file);
        return this;
    }

    Rejects rejects() {
        return rejects;
    }

    long rows() {
        return intake.rows();
    }

    /** What was rejected, in English, files without their folder. */
    List<String> complaints() {
        return rejects.all().stream()
                .map(row -> row.message(Language.EN).replace(folder + "/", ""))
                .toList();
    }

    List<String> remarks() {
        return rejects.remarks().stream().map(remark -> remark.text().en()).toList();
    }

    /** What was given back, mended by hand, dropped in once more. */
    Desk mended(String... replacements) {
        Path file = folder.resolve("rejected.csv");
        rejects.write(file, Language.ID);
        try {
            String text = Files.readString(file);
            for (int i = 0; i < replacements.length; i += 2) {
                if (!text.contains(replacements[i])) {
                    throw new AssertionError(replacements[i] + " is not in " + text);
                }
                text = text.replace(replacements[i], replacements[i + 1]);
            }
            return Desk.in(folder).read("mended.csv", text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came of it, by line. The log can be built once. */
    List<CaseEvent> events() {
        EventLog read = log.build();
        List<CaseEvent> events = new ArrayList<>();
        for (int c = 0; c < read.cases(); c++) {
            for (int row = read.from(c); row < read.to(c); row++) {
                events.add(new CaseEvent(
                        read.sop(c),
                        read.caseId(c),
                        read.particulars(read.what(row)),
                        read.at(row),
                        read.actor(row),
                        read.note(row),
                        read.id(row),
                        read.line(row)));
            }
        }
        events.sort(Comparator.comparingLong(CaseEvent::line).thenComparingLong(CaseEvent::at));
        return events;
    }

    CaseEvent event() {
        List<CaseEvent> events = events();
        if (events.size() != 1) {
            throw new AssertionError(events + " " + complaints());
        }
        return events.get(0);
    }

    /** {@code line case step transition at}, one text an event. */
    List<String> seen() {
        return events().stream()
                .map(event -> event.line() + " " + event.caseId() + " "
                        + event.particulars().step() + " "
                        + event.particulars().transition().word() + " " + Instant.ofEpochMilli(event.at()))
                .toList();
    }
}
