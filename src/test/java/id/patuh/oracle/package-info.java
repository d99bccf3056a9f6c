/**
 * The audit computed a second time, by brute clarity, from the words of the specification alone.
 *
 * <p>{@link id.patuh.oracle.RandomSop} and {@link id.patuh.oracle.RandomLog} invent SOPs and logs in a plain model
 * ({@link id.patuh.oracle.PlainRules}), {@link id.patuh.oracle.Oracle} says what must be found in them, and {@code
 * AuditAgainstOracleTest} holds the command line against it. Nothing here knows the auditor. Start reading at {@link
 * id.patuh.oracle.CaseOracle}.
 */
package id.patuh.oracle;
