package id.patuh.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rows of {@code verdicts.csv} counted one by one, as plainly as can be. */
final class RecountedVerdicts {

    private final Map<String, Long> counts = new TreeMap<>();
    private final List<Integer> ratios = new ArrayList<>();
    private final Set<String> cases = new HashSet<>();
    long ownDelaySeconds;

    void add(Map<String, String> row) {
        String verdict = row.get("verdict");
        cases.add(row.get("case"));
        count(verdict);
        if (!row.get("severity").isEmpty()) {
            count(row.get("severity"));
        }
        if (verdict.equals("violated") && row.get("root").isEmpty()) {
            count("root");
        }
        if (!row.get("check").equals("time")) {
            return;
        }
        count("time " + verdict);
        boolean judged = verdict.equals("compliant") || verdict.equals("violated");
        if (judged && Long.parseLong(row.get("limit_s")) > 0) {
            long limit = Long.parseLong(row.get("limit_s"));
            long elapsed = Long.parseLong(row.get("elapsed_s"));
            ratios.add((int) ((elapsed * 1000 + limit - 1) / limit));
        }
        if (verdict.equals("violated")) {
            ownDelaySeconds += Long.parseLong(row.get("elapsed_s")) - Long.parseLong(row.get("limit_s"));
        }
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    int cases() {
        return cases.size();
    }

    /** By nearest rank; −1: nothing was measured. */
    int percentile(int percent) {
        Collections.sort(ratios);
        int rank = (ratios.size() * percent + 99) / 100;
        return ratios.isEmpty() ? -1 : ratios.get(rank - 1);
    }
}
