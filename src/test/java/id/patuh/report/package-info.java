@org.jspecify.annotations.NullMarked
package id.patuh.report;
