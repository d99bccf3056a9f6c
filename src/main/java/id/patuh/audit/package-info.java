/**
 * (SOP version, calendar, history, as-of) to verdicts. In: an {@link id.patuh.eventlog.EventLog} and the
 * {@link id.patuh.sop.Sops}. Out: for each case its verdicts. Pure: it reads no clock, no database and no arrival order.
 * Drools lives here only. Start at {@link id.patuh.audit.Auditor}; {@link id.patuh.audit.CaseFile} holds the derived
 * times of AUDIT.md, {@code rules/checks/*.drl} the checks.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.audit;
