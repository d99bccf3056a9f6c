/**
 * How events come in. In: files as CSV, JSON, XES, OCEL or XLSX. Out: {@link id.patuh.eventlog.CaseEvent}s in an
 * {@link id.patuh.eventlog.EventLogBuilder}, and in {@link id.patuh.intake.Rejects} every row that could not be read, with
 * its place and what to do about it. Nothing is lost on the way: a row becomes events or a reject. Start at
 * {@link id.patuh.intake.Intake}; a row's way goes on through {@code CsvReader}, {@code Heading} and {@code RowReader}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.intake;
