package id.patuh.standing;

import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.EventLog;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Transition;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts events into the tables as the reception leaves them there. */
final class EventRows {

    private final JdbcTemplate jdbc;
    private @Nullable Long input;

    EventRows(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    void add(String sop, String caseId, String step, Transition transition, Instant at, Instant received) {
        add(
                sop,
                caseId,
                new Particulars(step, transition, null, null, null, List.of()),
                at,
                received,
                null,
                null,
                null);
    }

    /** All events of a case of a log. */
    void addCase(EventLog log, int number, Instant received) {
        for (int row = log.from(number); row < log.to(number); row++) {
            addRow(log, number, row, received);
        }
    }

    void addRow(EventLog log, int number, int row, Instant received) {
        add(
                log.sop(number),
                log.caseId(number),
                log.particulars(log.what(row)),
                Instant.ofEpochMilli(log.at(row)),
                received,
                log.actor(row),
                log.note(row),
                log.id(row));
    }

    /** What was here before under the same identity, saying the same, is not added again. */
    void add(
            String sop,
            String caseId,
            Particulars said,
            Instant at,
            Instant received,
            @Nullable String actor,
            @Nullable String note,
            @Nullable String id) {
        long number = hold(sop, caseId, received);
        UUID identity = uuid(id != null ? id : String.join("\u001f", said.toString(), at.toString(), actor, note));
        int particulars = particulars(said);
        Boolean known = jdbc.queryForObject(
                "select exists (select from event where case_no = ? and identity = ? and particulars = ? and at = ?"
                        + " and actor is not distinct from ? and note is not distinct from ?)",
                Boolean.class,
                number,
                identity,
                particulars,
                Timestamp.from(at),
                actor,
                note);
        if (Boolean.TRUE.equals(known)) {
            return;
        }
        jdbc.update(
                "insert into event (case_no, identity, variant, particulars, at, received, actor, note, event_id, input,"
                        + " line) select ?, ?, count(*), ?, ?, ?, ?, ?, ?, ?, 1 from event where case_no = ? and identity = ?",
                number,
                identity,
                particulars,
                Timestamp.from(at),
                Timestamp.from(received),
                actor,
                note,
                id,
                input(received),
                number,
                identity);
    }

    private long hold(String sop, String caseId, Instant received) {
        Long number = jdbc.queryForObject(
                "insert into sop_case (sop, case_id, revision, due) values (?, ?, 1, ?) on conflict (sop, case_id)"
                        + " do update set revision = sop_case.revision + 1, due = least(sop_case.due, excluded.due)"
                        + " returning id",
                Long.class,
                sop,
                caseId,
                Timestamp.from(received));
        return number == null ? 0 : number;
    }

    private int particulars(Particulars said) {
        Integer number = jdbc.queryForObject(
                "insert into particulars (hash, step, transition, role, inputs, outputs, attributes)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (hash) do update set hash = excluded.hash returning id",
                Integer.class,
                uuid(said.toString()),
                said.step(),
                said.transition().word(),
                said.role(),
                texts(said.inputs()),
                texts(said.outputs()),
                said.attributes().stream().flatMap(EventRows::pair).toArray(String[]::new));
        return number == null ? 0 : number;
    }

    private static java.util.stream.Stream<String> pair(Attribute attribute) {
        return java.util.stream.Stream.of(attribute.name(), attribute.value());
    }

    private static String @Nullable [] texts(@Nullable List<String> texts) {
        return texts == null ? null : texts.toArray(String[]::new);
    }

    private long input(Instant received) {
        Long known = input;
        if (known == null) {
            known = jdbc.queryForObject(
                    "insert into input (source, name, sha256, size, received) values ('folder', 'kasus.csv', ?, 0, ?)"
                            + " returning id",
                    Long.class,
                    new byte[32],
                    Timestamp.from(received));
            input = known;
        }
        return known == null ? 0 : known;
    }

    private static UUID uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
