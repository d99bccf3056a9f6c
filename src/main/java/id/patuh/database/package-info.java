/**
 * PostgreSQL: the office's own server, or an embedded one in the data folder that starts and stops with the service. Start
 * at {@code Databases}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.database;
