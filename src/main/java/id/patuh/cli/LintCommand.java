package id.patuh.cli;

import id.patuh.audit.RuleBook;
import id.patuh.lint.Complaint;
import id.patuh.lint.UnreadableRules;
import id.patuh.sop.Language;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong with a rules folder: SOPs, calendars and rules. */
@Command(
        name = "lint",
        description = {
            "Memeriksa folder aturan: SOP, kalender, dan aturan DRL.",
            "Checks a rules folder: SOPs, calendars and DRL rules.",
            ""
        },
        footer = {"", "Kode keluar | Exit codes: 0 tanpa kesalahan/no faults; 2 ada kesalahan/faults."})
final class LintCommand implements Callable<Integer>, Cli.HasLanguage {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Folder aturan (bawaan: ./rules). | Rules folder (default: ./rules).")
    Path rules = Path.of("rules");

    @Option(names = "--lang", paramLabel = "id|en", description = "Bahasa (bawaan: id). | Language (default: id).")
    Language language = Language.ID;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Language language() {
        return language;
    }

    @Override
    public Integer call() {
        Words words = new Words(language);
        if (!Files.isDirectory(rules)) {
            throw new Cli.WrongUse(words.noRulesFolder(rules));
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<Complaint> complaints = new ArrayList<>(RulesFolder.lint(rules));
        if (complaints.isEmpty()) {
            Sops sops = RulesFolder.read(rules);
            complaints.addAll(faultyRules(sops));
            if (complaints.isEmpty()) {
                int versions =
                        sops.versions().values().stream().mapToInt(List::size).sum();
                out.println(words.rulesAreFine(
                        sops.versions().size(), versions, sops.calendars().size()));
                return Cli.DONE;
            }
        }
        complaints.forEach(complaint -> out.println(words.complaint(complaint)));
        out.println(words.lintFaults(complaints.size()));
        return Cli.WRONG;
    }

    private static List<Complaint> faultyRules(Sops sops) {
        try {
            RuleBook.of(sops);
            return List.of();
        } catch (UnreadableRules e) {
            return e.complaints();
        }
    }
}
