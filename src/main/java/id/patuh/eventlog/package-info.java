/**
 * What happened. In: events that were read, in any order, from any number of files. Out:
 * {@link id.patuh.eventlog.EventLog}, the same events grouped by case. Start at {@link id.patuh.eventlog.CaseEvent} for
 * what an event says and at {@link id.patuh.eventlog.EventLogBuilder} for how a log comes about.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.eventlog;
