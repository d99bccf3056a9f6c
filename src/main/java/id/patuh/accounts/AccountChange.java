package id.patuh.accounts;

import java.time.Instant;

/**
 * One change of an account.
 *
 * @param by the name of who did it; empty: the service itself
 * @param what a word such as {@code role} or {@code disabled}
 * @param before empty: nothing, or a secret
 * @param after empty: nothing, or a secret
 */
public record AccountChange(long id, Instant at, String by, String what, String before, String after) {}
