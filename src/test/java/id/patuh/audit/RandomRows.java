package id.patuh.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** CSV rows of invented cases: steps out of order, left out, repeated, with records that lack something. */
record RandomRows(Random random) {

    static final String HEADING = "sop,case,step,transition,at,role,actor,inputs,outputs,attr:lokasi,"
            + "attr:prioritas,attr:lokasi-gangguan,attr:kerusakan-perangkat,attr:diketahui-opd";
    private static final List<String> DOCUMENTS =
            List.of("Laporan", "Memo", "Disposisi", "Jaringan Internet", "Peralatan Jaringan", "-", "", "");
    private static final long FIRST = 1_791_158_400L; // 2026-10-05T00:00:00Z

    List<String> ofCases(int cases) {
        List<String> rows = new ArrayList<>();
        for (int number = 0; number < cases; number++) {
            boolean varied = random.nextInt(3) > 0;
            addCase("K-" + number, varied ? "aneka" : "maintenance-gangguan-jaringan", varied ? 8 : 14, rows);
        }
        Collections.shuffle(rows, random);
        return rows;
    }

    private void addCase(String caseId, String sop, int steps, List<String> rows) {
        long at = FIRST + random.nextInt(5 * 24 * 60) * 60L;
        int until = 1 + random.nextInt(steps);
        for (int step = 1; step <= until; step++) {
            at += random.nextInt(90) * 60L;
            if (random.nextInt(3) == 0) {
                rows.add(row(sop, caseId, String.valueOf(step), "start", at));
            }
            for (int times = random.nextInt(12) == 0 ? 2 : random.nextInt(8) == 0 ? 0 : 1; times > 0; times--) {
                at += random.nextInt(60) * 60L;
                rows.add(row(sop, caseId, String.valueOf(step), "complete", at - random.nextInt(4) / 3 * 7_200));
            }
        }
        for (int more = random.nextInt(4); more > 0; more--) {
            String step = pick(List.of("", "", String.valueOf(until), "langkah lain"));
            String transition = pick(List.of("suspend", "resume", "record", "record", "withdraw"));
            rows.add(row(sop, caseId, step, transition, at - random.nextInt(300) * 60L));
        }
    }

    private String row(String sop, String caseId, String step, String transition, long at) {
        return String.join(
                ",",
                sop,
                caseId,
                step,
                transition,
                Instant.ofEpochSecond(at).toString(),
                pick(List.of("teknis", "kasie", "kadis", "opd-pelapor", "bendahara", "", "")),
                pick(List.of("Ani", "Budi", "", "")),
                pick(DOCUMENTS),
                pick(DOCUMENTS),
                pick(List.of("server", "jaringan", "", "", "")),
                pick(List.of("tinggi", "rendah", "", "", "", "")),
                pick(List.of("server", "jalur FO", "", "")),
                pick(List.of("ya", "tidak", "", "")),
                pick(List.of("ya", "tidak", "", "", "")));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
