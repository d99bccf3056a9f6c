/**
 * Files of events at the desk: dropped, watched while they are read, their rejected rows mended and brought again, foreign
 * headings mapped. Start at {@link id.patuh.desk.imports.ImportsPage}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.desk.imports;
