/**
 * The pages about findings: the worklist, one finding with its certificate and follow-up, waivers. In: what a visitor
 * asks for or writes. Out: pages and exports. Start at {@link id.patuh.desk.findings.WorklistPage}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.desk.findings;
