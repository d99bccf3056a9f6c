/**
 * What is wrong with a file that people wrote, and where. In: YAML text. Out: its nodes with their places, and
 * {@link id.patuh.lint.Complaint}s that name file, line, column and remedy. Start reading there.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.lint;
