/**
 * Steps that people record by hand. In: what a form says, with files. Out: an event through the seam of all ways in, its
 * receipt, and the files kept as its evidence. Start at {@link id.patuh.register.Register}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.register;
