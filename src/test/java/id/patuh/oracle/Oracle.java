package id.patuh.oracle;

import id.patuh.oracle.WorkingTime.OpenMinutes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says what an audit must find. In: rules, events in any order, as-of. Out: the rows in the order of the file. */
final class Oracle {

    private final PlainRules rules;
    private final Map<String, OpenMinutes> minutes = new HashMap<>();
    private final IdentityHashMap<PlainSop, Vocabulary> vocabularies = new IdentityHashMap<>();

    Oracle(PlainRules rules) {
        this.rules = rules;
    }

    List<ExpectedRow> audit(List<PlainEvent> events, Instant asOf) {
        Map<String, List<PlainEvent>> cases = new TreeMap<>();
        for (PlainEvent event : events) {
            if (!event.at().isAfter(asOf)) {
                cases.computeIfAbsent(event.sop() + "\n" + event.caseId(), name -> new ArrayList<>())
                        .add(event);
            }
        }
        return cases.values().stream()
                .flatMap(one -> rowsOf(one, asOf).stream())
                .sorted(ExpectedRow.ORDER)
                .toList();
    }

    /** The minutes of a calendar by name. */
    OpenMinutes minutes(String calendar) {
        return minutes.computeIfAbsent(calendar, name -> new OpenMinutes(calendar(name)));
    }

    /** Empty: always open. */
    Optional<PlainCalendar> calendar(String name) {
        return name.equals(PlainSop.ALWAYS)
                ? Optional.empty()
                : Optional.of(rules.calendars().get(name));
    }

    private List<ExpectedRow> rowsOf(List<PlainEvent> events, Instant asOf) {
        Instant opened =
                events.stream().map(PlainEvent::at).min(Instant::compareTo).orElseThrow();
        PlainSop sop = rules.inForce(events.get(0).sop(), opened);
        Vocabulary words = vocabularies.computeIfAbsent(sop, Vocabulary::new);
        return new CaseOracle(this, sop, words, events, asOf).rows();
    }
}
