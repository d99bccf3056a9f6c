package id.patuh.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogBuilderTest {

    private static final int CASES = 3_000;
    private static final Particulars[] SAID = {
        new Particulars("1", Transition.START, null, null, null, List.of()),
        new Particulars("1", Transition.COMPLETE, "teknis", null, null, List.of()),
        new Particulars("2", Transition.COMPLETE, null, List.of("Memo"), null, List.of())
    };

    private final Map<String, List<String>> expected = new HashMap<>();
    private final EventLogBuilder builder = new EventLogBuilder();

    /** Few events are joined by one thread, many by several. */
    @ParameterizedTest
    @ValueSource(ints = {40, 7_000, 60_000})
    void eventsOfACaseStandInTheOrderOfTheirSegmentsAndRows(int events) {
        int tag = builder.sop("sop");
        Random random = new Random(events);
        for (int i = 0; i < 3; i++) {
            Segment segment = builder.segment(builder.file("f" + i));
            fill(segment, tag, "f" + i, events + random.nextInt(events), random);
        }
        EventLog log = builder.build();
        assertThat(grouped(log)).isEqualTo(expected);
    }

    @Test
    void nothingIsALogToo() {
        builder.segment(builder.file("kosong"));
        EventLog log = builder.build();
        assertThat(log.size()).isZero();
        assertThat(log.cases()).isZero();
    }

    private void fill(Segment segment, int tag, String file, int events, Random random) {
        segment.expect(random.nextInt(events * 2));
        int line = 1;
        for (int i = 0; i < events; i++) {
            boolean sameRow = random.nextInt(10) == 0;
            line += sameRow ? 0 : 1;
            if (random.nextBoolean()) {
                segment.beginRow(line);
            }
            CaseEvent event = new CaseEvent(
                    "sop",
                    "K-" + random.nextInt(CASES),
                    SAID[random.nextInt(SAID.length)],
                    random.nextInt(1_000_000),
                    random.nextBoolean() ? null : "Petugas " + random.nextInt(50),
                    random.nextInt(5) > 0 ? null : "catatan " + random.nextInt(9),
                    random.nextInt(5) > 0 ? null : file + "-" + i,
                    line);
            segment.add(tag, event);
            expected.computeIfAbsent(event.caseId(), any -> new ArrayList<>()).add(event + " " + file);
        }
    }

    private static Map<String, List<String>> grouped(EventLog log) {
        Map<String, List<String>> grouped = new HashMap<>();
        for (int number = 0; number < log.cases(); number++) {
            List<String> events = new ArrayList<>();
            for (int row = log.from(number); row < log.to(number); row++) {
                events.add(log.event(number, row) + " " + log.file(row));
            }
            grouped.put(log.caseId(number), events);
        }
        return grouped;
    }
}
