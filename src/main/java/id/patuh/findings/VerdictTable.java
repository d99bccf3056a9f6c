package id.patuh.findings;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.Evidence;
import id.patuh.sop.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of {@code findings.csv} and {@code verdicts.csv}, and a verdict as one row of them. Times are ISO 8601 with
 * the offset of the SOP's zone, seconds cut; what is absent is empty. Source: FORMATS.md, "The command line".
 */
public final class VerdictTable {

    /** In their order. */
    public static final List<String> COLUMNS = List.of(
            "case",
            "sop",
            "version",
            "step",
            "check",
            "subject",
            "verdict",
            "severity",
            "limit_s",
            "elapsed_s",
            "clock_start",
            "clock_end",
            "due",
            "root",
            "evidence",
            "sentence");

    private VerdictTable() {}

    /** The row's cells, as many as {@link #COLUMNS}. */
    public static List<String> cells(CaseVerdict verdict, Language language) {
        List<String> cells = new ArrayList<>(COLUMNS.size());
        ZoneId zone = verdict.sop().zone();
        cells.add(verdict.caseId());
        cells.add(verdict.sop().id());
        cells.add(verdict.sop().version());
        cells.add(verdict.step() == null ? "" : verdict.step().id());
        cells.add(verdict.check().name());
        cells.add(verdict.subject());
        cells.add(verdict.verdict().word());
        cells.add(verdict.severity() == null ? "" : verdict.severity().word());
        cells.add(verdict.limit() == null ? "" : Long.toString(verdict.limit().seconds()));
        cells.add(verdict.elapsed() < 0 ? "" : Long.toString(verdict.elapsed() / 1000));
        cells.add(time(verdict.clockStart(), zone));
        cells.add(time(verdict.clockEnd(), zone));
        cells.add(time(verdict.due(), zone));
        cells.add(verdict.root());
        cells.add(evidence(verdict));
        cells.add(Sentences.of(verdict, language));
        return cells;
    }

    private static String evidence(CaseVerdict verdict) {
        if (verdict.evidence().size() == 1) {
            return verdict.evidence().get(0).id();
        }
        StringBuilder ids = new StringBuilder();
        for (Evidence event : verdict.evidence()) {
            ids.append(ids.length() == 0 ? "" : ";").append(event.id());
        }
        return ids.toString();
    }

    /** {@code 2026-10-05T08:00:00+08:00}; empty for {@link CaseFile#NEVER}. */
    public static String time(long instant, ZoneId zone) {
        if (instant == CaseFile.NEVER) {
            return "";
        }
        int offset = zone.getRules().getOffset(Instant.ofEpochMilli(instant)).getTotalSeconds();
        long seconds = Math.floorDiv(instant, 1000L) + offset;
        long day = Math.floorDiv(seconds, 86_400L);
        int ofDay = (int) Math.floorMod(seconds, 86_400L);
        StringBuilder text = new StringBuilder(25);
        date(text, day);
        text.append('T');
        two(text, ofDay / 3600).append(':');
        two(text, ofDay / 60 % 60).append(':');
        two(text, ofDay % 60);
        int minutes = Math.abs(offset) / 60;
        text.append(offset < 0 ? '-' : '+');
        two(text, minutes / 60).append(':');
        return two(text, minutes % 60).toString();
    }

    /** The civil date of an epoch day. Source: the proleptic Gregorian calendar, counted in eras of 400 years. */
    private static void date(StringBuilder text, long epochDay) {
        long days = epochDay + 719_468;
        long era = Math.floorDiv(days, 146_097L);
        long ofEra = days - era * 146_097;
        long yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        long ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shifted = (int) ((5 * ofYear + 2) / 153);
        int day = (int) (ofYear - (153L * shifted + 2) / 5 + 1);
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        int year = (int) (yearOfEra + era * 400 + (month <= 2 ? 1 : 0));
        two(text, year / 100);
        two(text, year % 100).append('-');
        two(text, month).append('-');
        two(text, day);
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** A cell that a spreadsheet would take for a formula gets an apostrophe in front. Source: RELIABILITY.md 14. */
    public static String neutral(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    /** A cell as RFC 4180 wants it: in quotes where it holds a comma, a quote or the end of a line. */
    public static String quoted(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return '"' + cell.replace("\"", "\"\"") + '"';
            }
        }
        return cell;
    }
}
