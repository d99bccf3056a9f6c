package id.patuh.web;

import id.patuh.audit.CaseVerdict;
import id.patuh.findings.VerdictTable;
import id.patuh.sop.Language;
import id.patuh.standing.Finding;
import id.patuh.standing.Found;
import id.patuh.standing.WaiversInForce;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings and verdicts under the columns of {@code findings.csv}; what is absent is left out. */
final class FindingRow {

    private FindingRow() {}

    static Map<String, Object> of(CaseVerdict verdict, Language language) {
        return row(VerdictTable.cells(verdict, language));
    }

    /** With its number, when it was raised and, where it does not stand any more, what became of it. */
    static Map<String, Object> of(Finding finding, Language language) {
        ZoneId zone = ZoneId.of(finding.zone());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", finding.id());
        row.putAll(row(cells(finding, zone, language)));
        row.put("raised", VerdictTable.time(finding.raised().toEpochMilli(), zone));
        row.put("rules", finding.fingerprint());
        if (finding.ended() != null) {
            row.put("ended", VerdictTable.time(finding.ended().toEpochMilli(), zone));
            row.put("how", String.valueOf(finding.how()));
        }
        if (finding.supersededBy() != null) {
            row.put("superseded-by", finding.supersededBy());
        }
        return row;
    }

    /** As above, with {@code waived} where a waiver sets it aside; the verdict stays the audit's. */
    static Map<String, Object> of(Finding finding, WaiversInForce.@Nullable Waiver waiver, Language language) {
        Map<String, Object> row = of(finding, language);
        if (waiver != null) {
            row.put(
                    "waived",
                    Map.of(
                            "waiver", waiver.id(),
                            "reason", waiver.reason(),
                            "approved-by", waiver.approver(),
                            "expires", VerdictTable.time(waiver.expires().toEpochMilli(), ZoneId.of(finding.zone()))));
        }
        return row;
    }

    /** As many as {@link VerdictTable#COLUMNS}; a finding is never due. */
    private static List<String> cells(Finding finding, ZoneId zone, Language language) {
        Found found = finding.found();
        List<String> cells = new ArrayList<>();
        cells.add(finding.caseId());
        cells.add(finding.sop());
        cells.add(found.version());
        cells.add(found.key().step());
        cells.add(found.key().check());
        cells.add(found.key().subject());
        cells.add(found.verdict());
        cells.add(found.severity() == null ? "" : found.severity());
        cells.add(found.limitSeconds() < 0 ? "" : Long.toString(found.limitSeconds()));
        cells.add(found.elapsed() < 0 ? "" : Long.toString(found.elapsed() / 1000));
        cells.add(VerdictTable.time(found.clockStart(), zone));
        cells.add(VerdictTable.time(found.clockEnd(), zone));
        cells.add("");
        cells.add(found.root());
        cells.add(found.evidence());
        cells.add(language == Language.ID ? found.sentenceId() : found.sentenceEn());
        return cells;
    }

    private static Map<String, Object> row(List<String> cells) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                row.put(VerdictTable.COLUMNS.get(i), cells.get(i));
            }
        }
        return row;
    }
}
