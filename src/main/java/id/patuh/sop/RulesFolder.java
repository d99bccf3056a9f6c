package id.patuh.sop;

import id.patuh.lint.Complaint;
import id.patuh.lint.UnreadableRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A rules folder: {@code calendars/*.yaml}, and in any other folder SOPs ({@code *.yaml}); {@code checks/} is not read
 * here. A folder is read whole or not at all. Source: FORMATS.md, "An SOP".
 */
public final class RulesFolder {

    private RulesFolder() {}

    /**
     * The SOPs of a folder.
     *
     * @throws UnreadableRules with everything that is wrong in any file, sorted by file, line and column
     */
    public static Sops read(Path folder) {
        return sops(RulesReader.read(new FolderSource(folder), folder));
    }

    /**
     * The SOPs that come with the program.
     *
     * @throws UnreadableRules where the program was not built whole
     */
    public static Sops shipped() {
        return sops(RulesReader.read(new ClassPathSource(RulesFolder.class.getClassLoader()), null));
    }

    /** Faults and doubts of a folder together, sorted by file, line and column; empty where nothing is wrong. */
    public static List<Complaint> lint(Path folder) {
        RulesReader.Outcome outcome = RulesReader.read(new FolderSource(folder), folder);
        List<Complaint> all = new ArrayList<>(outcome.faults());
        all.addAll(outcome.doubts());
        all.sort(Comparator.comparing(Complaint::file)
                .thenComparingInt(Complaint::line)
                .thenComparingInt(Complaint::column));
        return List.copyOf(all);
    }

    /** What a folder can hardly mean though it can be read, such as an attribute's value that no branch covers. */
    public static List<Complaint> doubts(Path folder) {
        return RulesReader.read(new FolderSource(folder), folder).doubts();
    }

    private static Sops sops(RulesReader.Outcome outcome) {
        Sops sops = outcome.sops();
        if (sops == null) {
            throw new UnreadableRules(outcome.faults());
        }
        return sops;
    }
}
