package id.patuh.sop;

import id.patuh.sop.ConditionReader.Mention;
import id.patuh.sop.LimitReader.Branches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values that an SOP names for the attributes of one limit, each with each, against the limit's entries. */
final class Combinations {

    private static final int MOST = 4_000;
    private static final int MOST_LOOKS = 200_000;
    private static final int ANY = -1;

    private final Branches limit;
    private final List<List<Mention>> values;

    /** @param values one list for each attribute that the limit asks for, no value in it twice and none empty */
    Combinations(Branches limit, List<List<Mention>> values) {
        this.limit = limit;
        this.values = values;
    }

    /** Whether looking at each would take too long. */
    boolean areTooMany() {
        long combinations = 1;
        for (List<Mention> some : values) {
            combinations *= some.size();
            if (combinations > MOST) {
                return true;
            }
        }
        return combinations * limit.conditions().size() > MOST_LOOKS;
    }

    /**
     * What no entry is for, as few values as say it: one value where no entry is for it whatever the other attributes
     * are, else values of several attributes. Values with which the step is not done at all are no matter.
     *
     * @param most how many of them to find at most
     */
    List<List<Mention>> uncovered(int most) {
        Condition given = limit.given();
        List<int[]> uncovered = new ArrayList<>();
        List<int[]> withoutLimit = new ArrayList<>();
        int[] each = new int[values.size()];
        do {
            Map<String, String> attributes = attributes(each);
            boolean covered = limit.conditions().stream().anyMatch(entry -> entry.of(attributes::get) == Answer.YES);
            boolean never = given != null && given.of(attributes::get) == Answer.NO;
            if (never || !covered) {
                withoutLimit.add(each.clone());
            }
            if (!never && !covered) {
                uncovered.add(each.clone());
            }
        } while (next(each));
        List<int[]> said = new ArrayList<>();
        for (int[] combination : uncovered) {
            if (said.size() < most && said.stream().noneMatch(wide -> isWithin(combination, wide))) {
                said.add(widened(combination, withoutLimit));
            }
        }
        return said.stream().map(this::mentions).toList();
    }

    private Map<String, String> attributes(int[] combination) {
        Map<String, String> attributes = new HashMap<>();
        for (Mention mention : mentions(combination)) {
            attributes.put(mention.attribute(), Name.folded(mention.value().text()));
        }
        return attributes;
    }

    private List<Mention> mentions(int[] combination) {
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < combination.length; i++) {
            if (combination[i] != ANY) {
                mentions.add(values.get(i).get(combination[i]));
            }
        }
        return mentions;
    }

    private boolean next(int[] combination) {
        for (int i = combination.length - 1; i >= 0; i--) {
            if (++combination[i] < values.get(i).size()) {
                return true;
            }
            combination[i] = 0;
        }
        return false;
    }

    /** The combination without the attributes that make no difference. */
    private int[] widened(int[] combination, List<int[]> withoutLimit) {
        int[] wide = combination.clone();
        for (int i = wide.length - 1;
                i >= 0 && Arrays.stream(wide).filter(value -> value != ANY).count() > 1;
                i--) {
            wide[i] = ANY;
            if (withoutLimit.stream().filter(one -> isWithin(one, wide)).count() < size(wide)) {
                wide[i] = combination[i];
            }
        }
        return wide;
    }

    private long size(int[] wide) {
        long size = 1;
        for (int i = 0; i < wide.length; i++) {
            size *= wide[i] == ANY ? values.get(i).size() : 1;
        }
        return size;
    }

    private static boolean isWithin(int[] combination, int[] wide) {
        for (int i = 0; i < wide.length; i++) {
            if (wide[i] != ANY && wide[i] != combination[i]) {
                return false;
            }
        }
        return true;
    }
}
