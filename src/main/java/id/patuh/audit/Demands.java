package id.patuh.audit;

import id.patuh.sop.Name;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import id.patuh.sop.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An SOP version made ready for judging: its steps' demands, and an order in which prerequisites come first. */
final class Demands {

    final Sop sop;
    final Demand[] steps;
    /** Step indexes, prerequisites before those that need them. */
    final int[] order;
    /** Attributes that conditions ask for. */
    final List<String> attributes;

    private final Map<String, Integer> attributeIndexes = new HashMap<>();
    private final Map<String, Integer> indexes = new ConcurrentHashMap<>();
    private final Map<String, String> roles = new ConcurrentHashMap<>();

    Demands(Sop sop) {
        this.sop = sop;
        this.order = ordered(sop);
        this.attributes = List.copyOf(sop.attributes());
        for (String attribute : attributes) {
            attributeIndexes.put(attribute, attributeIndexes.size());
        }
        this.steps = new Demand[sop.steps().size()];
        BitSet[] possible = new BitSet[steps.length];
        for (int s : order) {
            possible[s] = new BitSet();
            for (int p : sop.steps().get(s).after()) {
                possible[s].set(p);
                Step before = sop.steps().get(p);
                if (before.optional() || before.when() != null) {
                    possible[s].or(possible[p]);
                }
            }
            steps[s] = new Demand(sop.steps().get(s), possible[s].stream().toArray());
        }
    }

    /** The index of an attribute that conditions ask for; −1 where none does. */
    int attribute(String name) {
        return attributeIndexes.getOrDefault(name, -1);
    }

    /** The step of that name. Errors: the SOP has none. */
    int index(String step) {
        Integer placed = indexes.get(step);
        return placed != null
                ? placed
                : indexes.computeIfAbsent(step, name -> {
                    Step asked = sop.step(name);
                    if (asked == null) {
                        List<String> known = sop.steps().stream().map(Step::id).toList();
                        throw new FaultyRule(new Text(
                                "sebuah aturan SOP " + sop + " menanyakan langkah '" + name
                                        + "', yang tidak ada; yang ada: " + known + "; perbaiki aturannya",
                                "a rule of SOP " + sop + " asks for step '" + name + "', which it has not; it has "
                                        + known + "; correct the rule"));
                    }
                    return asked.index();
                });
    }

    /** The id of the role of that id, title or alias; null where the SOP has none. */
    @Nullable
    String roleId(String role) {
        String folded = roles.get(role);
        return sop.roleIds().get(folded != null ? folded : roles.computeIfAbsent(role, Name::folded));
    }

    private static int[] ordered(Sop sop) {
        List<Integer> order = new ArrayList<>();
        BitSet placed = new BitSet();
        while (order.size() < sop.steps().size()) {
            int before = order.size();
            for (Step step : sop.steps()) {
                if (!placed.get(step.index()) && step.after().stream().allMatch(placed::get)) {
                    placed.set(step.index());
                    order.add(step.index());
                }
            }
            if (order.size() == before) {
                throw new IllegalArgumentException("SOP " + sop + " has a cycle");
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
