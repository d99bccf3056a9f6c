package id.patuh.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.eventlog.CaseEvent;
import id.patuh.sop.RulesFolder;
import id.patuh.sop.Sops;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scorecards of random logs against the verdicts' rows counted by plain code. */
class RecountTest {

    @TempDir
    private Path folder;

    @Test
    void everyFigureOfEveryGroupFollowsFromTheVerdicts() throws IOException {
        Sops sops = RandomCases.sops(folder);
        for (int seed = 1; seed <= 4; seed++) {
            compare(audited(sops, RandomCases.events(sops, seed, 150)));
        }
    }

    @Test
    void checksOfAnSopsOwnAreCountedToo() {
        Sops sops = RulesFolder.shipped();
        Audited audited = audited(sops, RandomCases.events(sops, 5, 150));
        compare(audited);
        assertThat(audited.card.total().checks()).contains("berita-acara-diketahui", "pencatatan-lengkap");
    }

    @Test
    void severalBuildersMakeTheSameScorecardAsOne() {
        Sops sops = RulesFolder.shipped();
        List<CaseEvent> events = RandomCases.events(sops, 6, 2_000);
        assertThat(new Audited(sops, events, RandomCases.asOf(), 3).json())
                .isEqualTo(new Audited(sops, events, RandomCases.asOf(), 1).json());
    }

    @Test
    void orderAndRepetitionOfEventsChangeNothing() throws IOException {
        Sops sops = RandomCases.sops(folder);
        List<CaseEvent> events = RandomCases.events(sops, 7, 300);
        List<CaseEvent> mixed = new ArrayList<>(events);
        mixed.addAll(events);
        Collections.shuffle(mixed, new Random(7));
        assertThat(audited(sops, mixed).json()).isEqualTo(audited(sops, events).json());
    }

    private static void compare(Audited audited) {
        List<Grouping> groupings = new ArrayList<>(Grouping.all());
        groupings.forEach(grouping -> {
            Map<Map<Dimension, String>, String> expected = new HashMap<>();
            PlainCount.of(audited.cases, grouping).forEach((filter, count) -> expected.put(filter, count.text()));
            Map<Map<Dimension, String>, String> actual = new HashMap<>();
            audited.card
                    .by()
                    .getOrDefault(grouping, List.of())
                    .forEach(group -> actual.put(group.filter(), PlainCount.text(group.figures())));
            assertThat(actual).as(grouping.toString()).isEqualTo(expected);
        });
        assertThat(PlainCount.text(audited.card.total()))
                .isEqualTo(PlainCount.of(audited.cases, Grouping.by())
                        .getOrDefault(Map.of(), new PlainCount())
                        .text());
    }

    private static Audited audited(Sops sops, List<CaseEvent> events) {
        return new Audited(sops, events, RandomCases.asOf(), 2);
    }
}
