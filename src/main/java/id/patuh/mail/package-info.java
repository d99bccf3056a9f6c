/**
 * E-mail as a way in: a message becomes events, evidence and one answer. Start at {@code MailReader}. Source: FORMATS.md,
 * "Events as e-mail"; RELIABILITY.md 4, 13, 14.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.mail;
