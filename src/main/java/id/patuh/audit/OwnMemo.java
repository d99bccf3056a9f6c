package id.patuh.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rulings of an SOP's own rules by what they asked. A rule can only depend on the answers it got; so two cases that
 * answer every question asked so far alike are ruled alike. When a rule asks something new, all is forgotten. Bounded.
 */
final class OwnMemo {

    private static final int MOST = 1 << 14;

    private final Set<Question> known = new LinkedHashSet<>();
    private final Map<List<@Nullable Object>, Rulings> rulings = new HashMap<>();

    /** The case's answers to all questions known, in their order. */
    List<@Nullable Object> answers(CaseFile file) {
        List<@Nullable Object> answers = new ArrayList<>(known.size());
        for (Question question : known) {
            answers.add(file.answer(question));
        }
        return answers;
    }

    @Nullable
    Rulings get(List<@Nullable Object> answers) {
        return rulings.get(answers);
    }

    void heard(Question question) {
        if (known.add(question)) {
            rulings.clear();
        }
    }

    /** Keeps the rulings unless questions have come since the answers were taken. */
    void put(List<@Nullable Object> answers, Rulings said) {
        if (answers.size() != known.size()) {
            return;
        }
        if (rulings.size() == MOST) {
            rulings.clear();
        }
        rulings.put(answers, said);
    }
}
