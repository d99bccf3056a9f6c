/**
 * Checks certificates by deriving their verdicts again. In: certificates as JSON, and the raw files where they are at
 * hand. Out: for each whether it holds, and where it does not, what differs. It follows AUDIT.md step by step with code
 * of its own and shares nothing with the rest of Patuh, so that a mistake there cannot hide here. Start at
 * {@link id.patuh.verify.Verifier}; {@link id.patuh.verify.Derivation} holds the checks.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.verify;
