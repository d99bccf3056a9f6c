package id.patuh.standing;

import id.patuh.audit.CaseFile;
import id.patuh.eventlog.EventLog;
import id.patuh.reception.CopyRows;
import id.patuh.scorecard.CaseSheet;
import id.patuh.scorecard.SheetNames;
import id.patuh.sop.Name;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code case_sheet}: what each case comes to by its last audit. Rewritten only where something changed. */
final class Sheets {

    private static final String NAMES =
            "(case_no, sop, case_id, ruled_by, state, opened, closed, month, unit, unit_folded,"
                    + " compliant, violated, unproven, pending, in_time, late, worst, overdue, next_due, own_delay_s, as_of, sheet,"
                    + " people)";

    private static final String COPY = "copy case_sheet " + NAMES + " from stdin (format binary)";
    private static final int COLUMNS = 23;

    private static final String SAID = "%1$s.ruled_by, %1$s.state, %1$s.opened, %1$s.closed, %1$s.unit, %1$s.compliant,"
            + " %1$s.violated, %1$s.unproven, %1$s.pending, %1$s.worst, %1$s.overdue, %1$s.next_due, %1$s.sheet, %1$s.people";

    private static final String REPLACE = "insert into case_sheet " + NAMES
            + " select case_no, sop, case_id, ruled_by, state, opened, closed, month, unit, unit_folded, compliant, violated,"
            + " unproven, pending, in_time, late, worst, overdue, next_due, own_delay_s, as_of, sheet, people::integer[]"
            + " from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as x " + NAMES
            + " on conflict (case_no) do update set (ruled_by, state, opened, closed, month, unit, unit_folded, compliant,"
            + " violated, unproven, pending, in_time, late, worst, overdue, next_due, own_delay_s, as_of, sheet, people) = (excluded.ruled_by,"
            + " excluded.state, excluded.opened, excluded.closed, excluded.month, excluded.unit, excluded.unit_folded,"
            + " excluded.compliant, excluded.violated, excluded.unproven, excluded.pending, excluded.in_time, excluded.late, excluded.worst,"
            + " excluded.overdue, excluded.next_due, excluded.own_delay_s, excluded.as_of, excluded.sheet, excluded.people)"
            + " where (" + SAID.formatted("case_sheet") + ") is distinct from (" + SAID.formatted("excluded") + ")";

    private static final String[] TYPES = {
        "bigint",
        "text",
        "text",
        "integer",
        "text",
        "timestamptz",
        "timestamptz",
        "text",
        "text",
        "text",
        "integer",
        "integer",
        "integer",
        "integer",
        "integer",
        "integer",
        "smallint",
        "integer",
        "timestamptz",
        "bigint",
        "timestamptz",
        "bytea",
        "text"
    };

    private static final int LONGEST_UNIT = 500;

    private final JdbcTemplate jdbc;
    private final SheetNumbers numbers;

    Sheets(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.numbers = new SheetNumbers(jdbc);
    }

    SheetNumbers numbers() {
        return numbers;
    }

    /**
     * A sheet to be stored.
     *
     * @param first no audit of the case was stored before
     * @param people numbers of the spellings of all who did something in the case, ascending
     */
    record Kept(ClaimedCase of, boolean first, int ruledBy, Outcome outcome, byte[] bytes, int[] people) {

        /** @param place the case's number in the log */
        static Kept of(ClaimedCase one, int ruledBy, Outcome outcome, EventLog log, int place, SheetNames names) {
            return new Kept(
                    one,
                    one.audit() == null,
                    ruledBy,
                    outcome,
                    outcome.sheet().bytes(names),
                    people(log, place, names));
        }

        private static int[] people(EventLog log, int place, SheetNames names) {
            return IntStream.range(log.from(place), log.to(place))
                    .map(log::actorNumber)
                    .filter(actor -> actor >= 0)
                    .distinct()
                    .map(actor -> names.number(SheetNames.Kind.PERSON, log.person(actor)))
                    .sorted()
                    .toArray();
        }
    }

    void store(List<Kept> sheets, Instant asOf) {
        CopyRows fresh = new CopyRows();
        List<Kept> known = new ArrayList<>();
        for (Kept one : sheets) {
            if (one.first()) {
                add(fresh, one, asOf);
            } else {
                known.add(one);
            }
        }
        if (fresh.rows() > 0) {
            jdbc.execute((ConnectionCallback<Boolean>) connection -> {
                fresh.send(connection, COPY);
                return true;
            });
        }
        replace(known, asOf);
    }

    private static void add(CopyRows rows, Kept one, Instant asOf) {
        CaseSheet sheet = one.outcome().sheet();
        Outcome.Counts counts = one.outcome().counts();
        rows.row(COLUMNS);
        rows.bigint(one.of().number());
        rows.text(one.of().sop());
        rows.text(one.of().caseId());
        rows.integer(one.ruledBy());
        rows.text(sheet.stateWord());
        rows.timestamptz(sheet.opened());
        instant(rows, sheet.closed());
        rows.text(sheet.monthWord());
        rows.text(cut(sheet.unit()));
        rows.text(folded(sheet.unit()));
        rows.integer(counts.compliant());
        rows.integer(counts.violated());
        rows.integer(counts.unproven());
        rows.integer(counts.pending());
        rows.integer(sheet.inTime());
        rows.integer(sheet.late());
        rows.smallint(sheet.worst());
        rows.integer(sheet.overdue());
        instant(rows, sheet.nextDue());
        rows.bigint(sheet.ownDelaySeconds());
        rows.timestamptz(asOf);
        rows.bytes(one.bytes());
        rows.integers(one.people());
    }

    private static void instant(CopyRows rows, long at) {
        if (at == CaseFile.NEVER) {
            rows.absent();
        } else {
            rows.timestamptz(at);
        }
    }

    private void replace(List<Kept> sheets, Instant asOf) {
        Columns rows = new Columns(sheets.size());
        for (Kept one : sheets) {
            CaseSheet sheet = one.outcome().sheet();
            Outcome.Counts counts = one.outcome().counts();
            rows.add(
                    one.of().number(),
                    one.of().sop(),
                    one.of().caseId(),
                    one.ruledBy(),
                    sheet.stateWord(),
                    instant(sheet.opened()),
                    instant(sheet.closed()),
                    sheet.monthWord(),
                    cut(sheet.unit()),
                    folded(sheet.unit()),
                    counts.compliant(),
                    counts.violated(),
                    counts.unproven(),
                    counts.pending(),
                    sheet.inTime(),
                    sheet.late(),
                    sheet.worst(),
                    sheet.overdue(),
                    instant(sheet.nextDue()),
                    sheet.ownDelaySeconds(),
                    asOf.toString(),
                    one.bytes(),
                    IntStream.of(one.people()).mapToObj(String::valueOf).collect(Collectors.joining(",", "{", "}")));
        }
        rows.update(jdbc, REPLACE, List.of(), TYPES);
    }

    private static @Nullable String instant(long at) {
        return at == CaseFile.NEVER ? null : Instant.ofEpochMilli(at).toString();
    }

    private static @Nullable String folded(@Nullable String unit) {
        return unit == null ? null : cut(Name.folded(unit));
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null || text.length() <= LONGEST_UNIT) {
            return text;
        }
        return text.substring(0, LONGEST_UNIT - (Character.isHighSurrogate(text.charAt(LONGEST_UNIT - 1)) ? 1 : 0));
    }
}
