package id.patuh.cli;

import id.patuh.intake.Mapping;
import id.patuh.intake.ReadingProgress;
import id.patuh.run.FileAudit;
import id.patuh.sop.Language;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code audit} and {@code explain} have in common. */
final class RunOptions {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Folder aturan (bawaan: ./rules, atau yang ada dalam program). | Rules folder (default: "
                    + "./rules, else the rules that come with the program).")
    @Nullable
    Path rules;

    @Option(
            names = "--sop",
            paramLabel = "SOP",
            description = "SOP untuk baris yang tidak menyebutnya. | The SOP of rows that name none.")
    @Nullable
    String sop;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "Arti kolom asing (YAML, lihat docs/mapping.md). | What foreign columns mean (YAML, see "
                    + "docs/mapping.md).")
    @Nullable
    Path mapping;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "Hanya kejadian sampai saat ini yang dihitung (bawaan: waktu terakhir dalam berkas). | Only "
                    + "events up to then count (default: the latest time in the files).")
    @Nullable
    String asOf;

    @Option(names = "--lang", paramLabel = "id|en", description = "Bahasa (bawaan: id). | Language (default: id).")
    Language language = Language.ID;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "CSV, JSON, NDJSON, XES, OCEL 2.0 JSON (.gz), XLSX.")
    List<Path> files = List.of();

    Words words() {
        return new Words(language);
    }

    Sops sops() {
        return sops(rules, words());
    }

    /** The SOPs of the folder; of {@code ./rules}, or as they ship, where none is named. */
    static Sops sops(@Nullable Path rules, Words words) {
        if (rules == null) {
            Path here = Path.of("rules");
            return Files.isDirectory(here) ? RulesFolder.read(here) : RulesFolder.shipped();
        }
        if (!Files.isDirectory(rules)) {
            throw new Cli.WrongUse(words.noRulesFolder(rules));
        }
        return RulesFolder.read(rules);
    }

    /** Checks what can be checked before any work. Errors: {@link Cli.WrongUse}. */
    void check(Sops sops) {
        if (files.isEmpty()) {
            throw new Cli.WrongUse(words().noFiles());
        }
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                throw new Cli.WrongUse(words().isFolder(file));
            }
            if (!Files.exists(file)) {
                throw new Cli.WrongUse(words().notThere(file));
            }
        }
        if (sop != null && !sops.knows(sop)) {
            throw new Cli.WrongUse(words().unknownSop(sop, sops.versions().keySet()));
        }
        if (asOf != null) {
            asOf(asOf, sops);
        }
    }

    /** Everything that is read and must not be written over. */
    List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(files);
        if (mapping != null) {
            inputs.add(mapping);
        }
        return inputs;
    }

    FileAudit audit(Sops sops, ReadingProgress progress) {
        return new FileAudit(sops, sop, mapping == null ? null : Mapping.read(mapping), progress);
    }

    /**
     * Says which rows were rejected, those of the case first, and that there is no such case.
     *
     * @param found the case has events that count
     * @return the same
     */
    boolean showRejected(FileAudit audit, String caseId, boolean found, PrintWriter err) {
        String name = caseId.strip();
        Rejections rejections = new Rejections(audit.rejects().all(), words()).firstOf(name);
        rejections.show(err);
        int rejected = rejections.of(name);
        if (!found) {
            err.println("patuh: " + (rejected > 0 ? words().allRejected(name, rejected) : words().noSuchCase(name)));
        } else if (rejected > 0) {
            err.println(words().alsoRejected(name, rejected));
        }
        return found;
    }

    /** Epoch milliseconds; without an offset in the zone of the SOP that was named, else of the first. */
    long asOf(String given, Sops sops) {
        long at = id.patuh.intake.Instants.at(given, zone(sops));
        if (at == id.patuh.intake.Instants.NONE) {
            throw new Cli.WrongUse(words().notATime(given));
        }
        return at;
    }

    ZoneId zone(Sops sops) {
        if (sops.versions().isEmpty()) {
            return ZoneOffset.UTC;
        }
        return sops.latest(sop != null ? sop : sops.versions().firstKey()).zone();
    }
}
