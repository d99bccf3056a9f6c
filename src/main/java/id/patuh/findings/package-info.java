/**
 * What audits say, for people and programs: sentences, certificates, and the files findings are written to. In: the
 * verdicts of {@code audit}. Out: text, CSV, JSON, XLSX. Start at {@link id.patuh.findings.VerdictTable} for the columns.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.findings;
