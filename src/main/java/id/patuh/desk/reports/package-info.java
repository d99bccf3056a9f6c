/** The pages of reports: the list, one edition, what was asked for. They decide nothing. */
@org.jspecify.annotations.NullMarked
package id.patuh.desk.reports;
