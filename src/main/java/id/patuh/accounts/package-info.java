/**
 * Who works at the desk: accounts, what each may do and see. In: a log-in. Out: the {@link id.patuh.accounts.Visitor} that
 * every page is asked by, and the {@link id.patuh.accounts.Scope} of cases that belong to that visitor.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.accounts;
