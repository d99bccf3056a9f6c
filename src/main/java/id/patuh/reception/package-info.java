/**
 * What comes in from outside, whatever the way: raw bytes are made durable and a receipt is committed before anybody is
 * told <em>accepted</em>; reading comes after. Start at {@code Reception}. Source: RELIABILITY.md 1–6, FORMATS.md.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.reception;
