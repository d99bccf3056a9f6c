package id.patuh.benchmarks;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Events for posts, as an office's systems would send them: thousands of cases under way at a time, each given one event
 * after the other, each event posted when it happens. One case in five has a fault. Safe for use by several threads.
 */
final class PostedCases {

    private static final int AT_ONCE = 5000;
    private static final long SEED = 11;
    private static final List<String> ATTRIBUTES = List.of(
            "lokasi-gangguan", "kerusakan-perangkat", "penggantian-perangkat", "opd", "diketahui-opd");

    private final AtomicLong posted = new AtomicLong();
    private final AtomicInteger opened = new AtomicInteger();
    private final List<Deque<LogRow>> underWay = new ArrayList<>();

    PostedCases() {
        for (int i = 0; i < AT_ONCE; i++) {
            underWay.add(new ArrayDeque<>());
        }
    }

    /** The next event of some case. */
    String next() {
        long number = posted.getAndIncrement();
        Deque<LogRow> one = underWay.get((int) (number % AT_ONCE));
        LogRow row;
        synchronized (one) {
            if (one.isEmpty()) {
                one.addAll(CaseScript.rows(opened.incrementAndGet(), 0, SEED));
            }
            row = one.remove();
        }
        return json(number, row);
    }

    private static String json(long number, LogRow row) {
        StringBuilder json = new StringBuilder(300);
        json.append("{\"id\":\"").append(number).append("\",\"case\":\"K-").append(row.number());
        json.append("\",\"at\":\"").append(Instant.now()).append('"');
        text(json, "step", row.step());
        text(json, "transition", row.transition());
        text(json, "actor", row.actor());
        text(json, "role", row.role());
        list(json, "inputs", row.inputs());
        list(json, "outputs", row.outputs());
        attributes(json, row.attributes());
        return json.append('}').toString();
    }

    private static void text(StringBuilder json, String name, String value) {
        if (value != null && !value.isEmpty()) {
            json.append(",\"").append(name).append("\":\"").append(value).append('"');
        }
    }

    private static void list(StringBuilder json, String name, String value) {
        if (value != null && !value.isEmpty()) {
            json.append(",\"").append(name).append("\":");
            json.append(
                    value.equals("-")
                            ? "[]"
                            : Arrays.stream(value.split(";"))
                                    .map(one -> '"' + one.strip() + '"')
                                    .collect(Collectors.joining(",", "[", "]")));
        }
    }

    private static void attributes(StringBuilder json, List<String> values) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            text(attributes, ATTRIBUTES.get(i), values.get(i));
        }
        if (!attributes.isEmpty()) {
            json.append(",\"attributes\":{").append(attributes, 1, attributes.length()).append('}');
        }
    }

    /** An event of a case of its own, of a role that may not do the step: a finding at once. */
    static String finding(String caseId) {
        return "{\"id\":\"" + caseId + "\",\"case\":\"" + caseId + "\",\"step\":1,\"at\":\"" + Instant.now()
                + "\",\"role\":\"kadis\",\"inputs\":[\"Jaringan Internet\"],\"outputs\":[\"Laporan\"]}";
    }
}
