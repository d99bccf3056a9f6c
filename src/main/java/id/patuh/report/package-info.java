/**
 * The report that leadership reads, monthly or half-yearly, about one SOP and, where so asked, one reporting office. In:
 * audited cases, one {@link id.patuh.audit.CaseFile} after the other. Out: one {@link id.patuh.report.MonthlyReport}, and of
 * it a page, PDF, XLSX and DOCX, the monitoring form of PermenPANRB 35/2012 and the inspectorate's matrix. Start at
 * {@link id.patuh.report.Tally}. All figures come from {@link id.patuh.scorecard.Figures}; nothing here reads a clock, so the
 * same cases give the same bytes.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.report;
