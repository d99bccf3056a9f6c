/**
 * Who is told what, when: violation notices, the escalation ladder, and the restraint that keeps mail bearable. In:
 * findings and running limits of audited cases, the directory. Out: mails in the outbox and calls of webhooks, each thing
 * told to each recipient once. What decides is pure: {@link id.patuh.notice.Ladder} says when rungs are due,
 * {@link id.patuh.notice.Firing} which of them fire, {@link id.patuh.notice.Restraint} when a mail leaves and what is in
 * it. Source: RELIABILITY.md 7–11.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.notice;
