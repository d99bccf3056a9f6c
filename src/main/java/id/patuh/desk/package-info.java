/**
 * The inspector's desk: the pages. Thin: each asks the packages above it and shows the answer. In: requests of visitors who
 * have logged in. Out: HTML in Indonesian or English. Start at {@link id.patuh.desk.DeskPages}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.desk;
