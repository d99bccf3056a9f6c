/**
 * Standing audits: cases become due with their events and with their deadlines; workers audit them and keep findings as a
 * history. Start at {@code StandingAudit}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.standing;
