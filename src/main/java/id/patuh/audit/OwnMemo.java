package id.patuh.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
    private Question[] questions = {};
    private final Map<Answers, Rulings> rulings = new HashMap<>();

    /** What a case answered, question by question. */
    static final class Answers {
        private final @Nullable Object[] all;

        Answers(@Nullable Object... all) {
            this.all = all;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Answers that && Arrays.equals(all, that.all);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(all);
        }
    }

    /** The case's answers to all questions known, in their order. */
    Answers answers(CaseFile file) {
        @Nullable Object[] all = new Object[questions.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = file.answer(questions[i]);
        }
        return new Answers(all);
    }

    @Nullable
    Rulings get(Answers answers) {
        return rulings.get(answers);
    }

    void heard(Question question) {
        if (known.add(question)) {
            rulings.clear();
            questions = known.toArray(Question[]::new);
        }
    }

    /** Keeps the rulings unless questions have come since the answers were taken. */
    void put(Answers answers, Rulings said) {
        if (answers.all.length != questions.length) {
            return;
        }
        if (rulings.size() == MOST) {
            rulings.clear();
        }
        rulings.put(answers, said);
    }
}
