package id.patuh.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes rows as CSV, each file in a dialect of its own: headings, separators, quotes, spellings of times. */
final class LogFiles {

    private static final Map<String, List<String>> HEADINGS = Map.ofEntries(
            Map.entry("case", List.of("case", "case_id", "case:concept:name", "kasus", "no_kasus")),
            Map.entry("step", List.of("step", "activity", "concept:name", "langkah", "kegiatan")),
            Map.entry("transition", List.of("transition", "lifecycle:transition", "peristiwa")),
            Map.entry("at", List.of("at", "time", "timestamp", "time:timestamp", "waktu")),
            Map.entry("start_timestamp", List.of("start_timestamp", "mulai_pada")),
            Map.entry("sop", List.of("sop")),
            Map.entry("event_id", List.of("event_id", "id")),
            Map.entry("actor", List.of("actor", "org:resource")),
            Map.entry("role", List.of("role", "org:role", "jabatan")),
            Map.entry("inputs", List.of("inputs", "kelengkapan")),
            Map.entry("outputs", List.of("outputs", "keluaran")),
            Map.entry("note", List.of("note", "keterangan", "ket")));
    private static final Map<String, String> INDONESIAN = Map.of(
            "start", "mulai",
            "complete", "selesai",
            "suspend", "tunda",
            "resume", "lanjut",
            "withdraw", "batal",
            "record", "catat");

    private final ZoneId zone;
    private final boolean sopColumn;
    private final boolean idColumn;
    private final Dice dice;

    LogFiles(ZoneId zone, boolean sopColumn, boolean idColumn, Dice dice) {
        this.zone = zone;
        this.sopColumn = sopColumn;
        this.idColumn = idColumn;
        this.dice = dice;
    }

    private record Column(String heading, Function<LogRow, String> cell) {}

    void write(List<LogRow> rows, Path file) throws IOException {
        List<Column> columns = dice.shuffled(columns(rows));
        String separator = dice.pick(",", ",", ";", "\t");
        String end = dice.pick("\n", "\r\n");
        StringBuilder csv = new StringBuilder(dice.chance(0.2) ? "\uFEFF" : "");
        csv.append(columns.stream().map(Column::heading).collect(Collectors.joining(separator)))
                .append(end);
        for (LogRow row : rows) {
            csv.append(columns.stream()
                            .map(column -> quoted(column.cell().apply(row), separator))
                            .collect(Collectors.joining(separator)))
                    .append(end);
        }
        Files.writeString(file, csv);
    }

    private List<Column> columns(List<LogRow> rows) {
        List<Column> columns = new ArrayList<>();
        columns.add(column("case", row -> row.event().caseId()));
        columns.add(column("step", row -> row.event().step()));
        columns.add(column("transition", this::transition));
        columns.add(column("at", row -> time(row.event().at())));
        columns.add(column("actor", LogRow::actor));
        columns.add(column("role", row -> row.event().role()));
        columns.add(column("inputs", row -> documents(row.event().inputs())));
        columns.add(column("outputs", row -> documents(row.event().outputs())));
        columns.add(column("note", LogRow::note));
        if (sopColumn) {
            columns.add(column("sop", row -> row.event().sop()));
        }
        if (idColumn) {
            columns.add(column("event_id", LogRow::id));
        }
        if (rows.stream().anyMatch(row -> row.startedAt().isPresent())) {
            columns.add(column(
                    "start_timestamp", row -> row.startedAt().map(this::time).orElse("")));
        }
        TreeSet<String> attributes = new TreeSet<>();
        rows.forEach(row -> attributes.addAll(row.event().attributes().keySet()));
        for (String name : attributes) {
            String heading = dice.pick("attr:", "case:", "") + name;
            columns.add(new Column(heading, row -> row.event().attributes().getOrDefault(name, "")));
        }
        return columns;
    }

    private Column column(String name, Function<LogRow, String> cell) {
        return new Column(dice.pick(HEADINGS.get(name)), cell);
    }

    private String transition(LogRow row) {
        String word = row.event().transition();
        if (word.equals("complete") && !row.event().step().isBlank() && dice.chance(0.1)) {
            return "";
        }
        String spelled = dice.chance(0.3) ? INDONESIAN.get(word) : word;
        return switch (dice.between(0, 9)) {
            case 0 -> spelled.toUpperCase(Locale.ROOT);
            case 1 -> spelled.substring(0, 1).toUpperCase(Locale.ROOT) + spelled.substring(1);
            default -> spelled;
        };
    }

    private String documents(Optional<List<String>> documents) {
        if (documents.isEmpty()) {
            return "";
        }
        return documents.get().isEmpty() ? "-" : String.join(dice.pick(";", "; ", "|", " | "), documents.get());
    }

    private String time(Instant at) {
        boolean millis = at.getNano() != 0;
        boolean seconds = millis || at.getEpochSecond() % 60 != 0;
        boolean clear = zone.getRules()
                        .getValidOffsets(at.atZone(zone).toLocalDateTime())
                        .size()
                == 1;
        String precision = millis ? dice.pick(".SSS", ".SSSSSS") : "";
        String clock = "HH:mm" + (seconds || dice.chance(0.7) ? ":ss" + precision : "");
        if (clear && dice.chance(0.3)) {
            String form =
                    !seconds && dice.chance(0.3) ? "dd/MM/uuuu HH:mm" : "uuuu-MM-dd" + dice.pick("'T'", " ") + clock;
            return DateTimeFormatter.ofPattern(form).format(at.atZone(zone));
        }
        ZoneId shown = dice.pick(zone, zone, ZoneOffset.UTC, ZoneOffset.ofHoursMinutes(5, 30));
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'" + clock + dice.pick("XXX", "xxx"))
                .format(at.atZone(shown));
    }

    private String quoted(String cell, String separator) {
        boolean needed = cell.contains(separator) || cell.matches("(?s).*[\"\r\n].*");
        return needed || dice.chance(0.1) ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
