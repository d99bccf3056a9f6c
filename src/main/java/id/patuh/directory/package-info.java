/**
 * Who is told: the people of an office by role, with addresses, languages and substitutes. In: YAML or CSV that people
 * wrote, and the roles of an SOP. Out: the recipients of a role at an instant, or why there are none. Start at
 * {@link id.patuh.directory.Directory}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.directory;
