/**
 * Mail at the desk: what came, what went and what did not, notices and what holds them back. Start at
 * {@link id.patuh.desk.mail.MailPage}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.desk.mail;
