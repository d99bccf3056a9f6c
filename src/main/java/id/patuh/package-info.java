/** Patuh audits whether offices follow their own written procedures. Start at {@link id.patuh.Patuh}. */
@org.jspecify.annotations.NullMarked
package id.patuh;
