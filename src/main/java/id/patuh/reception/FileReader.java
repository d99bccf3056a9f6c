package id.patuh.reception;

import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.EventLogBuilder;
import id.patuh.intake.Intake;
import id.patuh.intake.Mapping;
import id.patuh.intake.Rejected;
import id.patuh.intake.Rejects;
import id.patuh.sop.Sops;
import id.patuh.sop.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Reads files of events: CSV, JSON, XES, OCEL, XLSX and their {@code .gz}. A file is read into memory whole, then committed case
 * by case, as all events of a case side by side go into the database fastest. It takes everything that no other reader
 * takes, except mails.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class FileReader implements InputReader {

    private static final int ROWS_AT_ONCE = 20_000;

    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("text/csv", ".csv"),
            Map.entry("text/plain", ".csv"),
            Map.entry("text/tab-separated-values", ".tsv"),
            Map.entry("application/json", ".json"),
            Map.entry("application/x-ndjson", ".ndjson"),
            Map.entry("application/jsonl", ".jsonl"),
            Map.entry("application/xes+xml", ".xes"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"));

    private final CurrentSops sops;
    private final Mappings mappings;

    FileReader(CurrentSops sops, Mappings mappings) {
        this.sops = sops;
        this.mappings = mappings;
    }

    @Override
    public boolean reads(Input input) {
        return input.source() != Source.MAIL || input.parent() != null;
    }

    @Override
    public void read(Input input, Reading reading) throws IOException {
        Sops known = sops.get();
        String sop = input.sop();
        if (sop != null && !known.knows(sop)) {
            reading.reject(new Text(
                    "SOP '" + sop + "' tidak dikenal; yang ada: "
                            + String.join(", ", known.versions().keySet()),
                    "unknown SOP '" + sop + "'; there are: "
                            + String.join(", ", known.versions().keySet())));
            return;
        }
        reading.commit(List.of(), 0);
        EventLogBuilder builder = new EventLogBuilder();
        Rejects rejects = new Rejects();
        LongAdder bytes = new LongAdder();
        Intake intake = new Intake(known, sop, mapping(input), builder, rejects, bytes::add);
        try {
            intake.read(reading.file(), name(input));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        rejects.remarks().forEach(remark -> reading.remark(remark.text()));
        EventLog log = builder.build();
        List<Rejected> rejected = rejects.all();
        if (log.size() == 0 && rejected.size() == 1 && rejected.get(0).line() == 0) {
            reading.reject(rejected.get(0).reason());
            return;
        }
        reading.total(intake.rows());
        new Chunks(reading, input.size(), intake.rows()).commit(log, rejected);
    }

    private @Nullable Mapping mapping(Input input) {
        return input.mapping() == null
                ? null
                : mappings.find(input.mapping())
                        .map(saved -> Mapping.of(saved.file(), saved.content().getBytes(StandardCharsets.UTF_8)))
                        .orElseThrow();
    }

    /** Its name with an ending that says what it is, where only its media type says so. */
    private static String name(Input input) {
        String name = input.shownName();
        String type = input.mediaType() == null
                ? ""
                : input.mediaType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        String ending = ENDINGS.get(type);
        boolean known =
                name.toLowerCase(Locale.ROOT).matches("(?s).*\\.(csv|tsv|txt|json|jsonocel|ndjson|jsonl|xes|xlsx|gz)");
        return known || ending == null ? name : name + ending;
    }

    /** Commits a log in portions. */
    private static final class Chunks {
        private final Reading reading;
        private final long size;
        private final long total;
        private final List<Row> rows = new ArrayList<>(ROWS_AT_ONCE);
        private final Map<Integer, String> people = new HashMap<>();
        private long committed;

        Chunks(Reading reading, long size, long total) {
            this.reading = reading;
            this.size = size;
            this.total = total;
        }

        void commit(EventLog log, List<Rejected> rejected) {
            for (int number = 0; number < log.cases(); number++) {
                add(log, number);
            }
            for (Rejected row : rejected) {
                add(Row.of(row));
            }
            commit();
        }

        private void add(EventLog log, int number) {
            String sop = log.sop(number);
            String caseId = log.caseId(number);
            List<List<CaseEvent>> read = new ArrayList<>(log.to(number) - log.from(number));
            boolean inOrder = true;
            for (int row = log.from(number); row < log.to(number); row++) {
                CaseEvent event = event(log, sop, caseId, row);
                if (row > log.from(number) && log.continuesRow(row)) {
                    List<CaseEvent> together = new ArrayList<>(read.get(read.size() - 1));
                    together.add(event);
                    read.set(read.size() - 1, together);
                } else {
                    inOrder &=
                            read.isEmpty() || read.get(read.size() - 1).get(0).line() <= event.line();
                    read.add(List.of(event));
                }
            }
            if (!inOrder) {
                read.sort(Comparator.comparingLong(events -> events.get(0).line()));
            }
            read.forEach(events -> add(Row.of(events)));
        }

        private CaseEvent event(EventLog log, String sop, String caseId, int row) {
            int actor = log.actorNumber(row);
            return new CaseEvent(
                    sop,
                    caseId,
                    log.particulars(log.what(row)),
                    log.at(row),
                    actor < 0 ? null : people.computeIfAbsent(actor, log::person),
                    log.note(row),
                    log.id(row),
                    log.line(row));
        }

        private void add(Row row) {
            rows.add(row);
            if (rows.size() >= ROWS_AT_ONCE) {
                commit();
            }
        }

        private void commit() {
            committed += rows.size();
            reading.commit(rows, total == 0 ? size : (long) ((double) size * committed / total));
            rows.clear();
        }
    }
}
