/**
 * When an office works. In: a calendar file (week, dated replacements, public holidays). Out: open time between two
 * instants and the instant at which so much of it has passed. Start at {@link id.patuh.calendar.WorkingCalendar}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.calendar;
