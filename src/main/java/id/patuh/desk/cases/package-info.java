/** Cases on pages: the list, and one case on a time line. Start at {@link id.patuh.desk.cases.CasePage}. */
@org.jspecify.annotations.NullMarked
package id.patuh.desk.cases;
