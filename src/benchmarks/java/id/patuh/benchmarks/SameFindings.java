package id.patuh.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Whether two files of findings say the same in the columns case, step, check, subject and verdict. */
final class SameFindings {

    private static final List<String> COLUMNS = List.of("case", "step", "check", "subject", "verdict");
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final int SHOWN = 3;

    private SameFindings() {}

    /** {@code yes (27400)}, or how many each has that the other has not, by check, with examples. */
    static String compare(Path ours, Path theirs) throws IOException {
        Set<String> one = read(ours);
        Set<String> two = read(theirs);
        if (one.equals(two)) {
            return "yes (" + one.size() + ")";
        }
        Set<String> missing = new TreeSet<>(one);
        missing.removeAll(two);
        Set<String> more = new TreeSet<>(two);
        more.removeAll(one);
        return "NO, not there: " + told(missing) + "; there only: " + told(more);
    }

    private static String told(Set<String> findings) {
        TreeMap<String, Long> counts = findings.stream()
                .collect(Collectors.groupingBy(line -> line.split("\t", -1)[2], TreeMap::new, Collectors.counting()));
        return counts + findings.stream().limit(SHOWN).collect(Collectors.joining(" | ", " ", ""));
    }

    private static Set<String> read(Path file) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        try (CSVParser records = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
            for (CSVRecord cells : records) {
                lines.add(COLUMNS.stream().map(cells::get).collect(Collectors.joining("\t")));
            }
        }
        return lines;
    }
}
