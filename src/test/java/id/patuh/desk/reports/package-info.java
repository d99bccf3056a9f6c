@org.jspecify.annotations.NullMarked
package id.patuh.desk.reports;
