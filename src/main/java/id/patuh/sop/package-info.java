/**
 * What should happen. In: SOP files (YAML). Out: {@link id.patuh.sop.Sop}, one version of a procedure with its steps and
 * what each demands, or complaints naming file, line, column and remedy. Start at {@link id.patuh.sop.Sop}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.sop;
