/**
 * The command line: {@code audit}, {@code lint}, {@code explain}, {@code verify}. Thin: it asks the packages above and
 * shows the answer. Start at {@link id.patuh.cli.Cli}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.cli;
