/**
 * The ways in as Camel routes, and what they need: where route files come from, the drop folder, backpressure, and the one
 * place where errors of routes end up. The routes themselves lie in {@code routes/*.camel.yaml}; all of them meet at
 * {@code direct:accept}. Start there. Source: RELIABILITY.md 1, 5, 6, 17, 19.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.entrance;
