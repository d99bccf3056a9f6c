/**
 * The SOPs at the desk: the table as in the official form, its rules in words and as they are written, versions and what
 * changed, calendars, drafts and rehearsals. Start at {@link id.patuh.desk.sops.SopsPage}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.desk.sops;
