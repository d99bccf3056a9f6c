package id.patuh.benchmarks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One row of the generated log. {@code at} is epoch seconds, {@code sequence} the row's place within its case; blank
 * texts are not recorded. {@code attributes} are in the order of the heading.
 */
record LogRow(
        int number,
        int sequence,
        long at,
        String step,
        String transition,
        String actor,
        String role,
        String inputs,
        String outputs,
        List<String> attributes) {

    static final int PLACE = 0;
    static final int DAMAGE = 1;
    static final int REPLACEMENT = 2;
    static final int OFFICE = 3;
    static final int ACKNOWLEDGED = 4;
    static final int ATTRIBUTES = 5;
    static final List<String> NO_ATTRIBUTES = Arrays.asList(new String[ATTRIBUTES]);

    static final String HEADING = "case,step,transition,at,actor,role,inputs,outputs,attr:lokasi-gangguan,"
            + "attr:kerusakan-perangkat,attr:penggantian-perangkat,attr:opd,attr:diketahui-opd";

    static final Comparator<LogRow> BY_TIME = Comparator.comparingLong(LogRow::at)
            .thenComparingInt(LogRow::number)
            .thenComparingInt(LogRow::sequence);
}
