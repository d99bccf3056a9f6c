/**
 * One audit of files, from reading to results. In: SOPs, files, as-of. Out: findings, verdicts, the scorecard and what
 * was rejected. Start at {@link id.patuh.run.FileAudit}; the command line and the service both use it.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.run;
