package id.patuh.sop;

import id.patuh.lint.Complaints;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import id.patuh.sop.ConditionReader.Mention;
import id.patuh.sop.LimitReader.Branches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Doubts about alternatives: an attribute's value that the SOP names elsewhere and that none of them is for. Such an SOP
 * has a meaning (no limit, no step), but hardly the intended one. Source: FORMATS.md, "an attribute value no branch
 * covers".
 */
final class Coverage {

    private static final int MOST_SAID = 10;
    private static final Phrase NO_ENTRY = new Phrase(
            "tidak ada entri batas waktu ini untuknya, sehingga kasus seperti itu tanpa batas waktu"
                    + "; tambahkan entri untuknya, atau entri terakhir tanpa 'when'",
            "no entry of this limit is for it, so such a case has no limit"
                    + "; add an entry for it, or a last one without 'when'");

    private final Map<String, List<Mention>> mentions = new LinkedHashMap<>();
    private final Complaints complaints;

    Coverage(List<Mention> mentions, Complaints complaints) {
        mentions.forEach(mention -> this.mentions
                .computeIfAbsent(mention.attribute(), any -> new ArrayList<>())
                .add(mention));
        this.complaints = complaints;
    }

    /** A limit none of whose entries is for every case. */
    void ofLimit(Branches limit) {
        Combinations combinations = new Combinations(
                limit, attributes(limit.conditions()).stream().map(this::values).toList());
        if (combinations.areTooMany()) {
            ofLimitByAttribute(limit);
            return;
        }
        List<List<Mention>> uncovered = combinations.uncovered(MOST_SAID + 1);
        uncovered.stream().limit(MOST_SAID).forEach(values -> doubt(limit.where(), values));
        if (uncovered.size() > MOST_SAID) {
            complaints.doubt(
                    limit.where(),
                    "nilai atau gabungan nilai lainnya juga tanpa batas waktu"
                            + "; tambahkan entri terakhir tanpa 'when' untuk semuanya",
                    "further values or combinations of values have no limit either"
                            + "; add a last entry without 'when' for all of them");
        }
    }

    private void doubt(Node where, List<Mention> together) {
        if (together.size() == 1) {
            doubt(where, together.get(0), NO_ENTRY);
            return;
        }
        complaints.doubt(
                where,
                together.stream()
                                .map(mention -> Known.quoted(mention.value().text()) + " untuk "
                                        + Known.quoted(mention.attribute()) + " (baris "
                                        + mention.value().line() + ")")
                                .collect(Collectors.joining(" bersama ", "nilai ", ": "))
                        + NO_ENTRY.id(),
                together.stream()
                                .map(mention -> Known.quoted(mention.value().text()) + " of "
                                        + Known.quoted(mention.attribute()) + " (line "
                                        + mention.value().line() + ")")
                                .collect(Collectors.joining(" together with ", "value ", ": "))
                        + NO_ENTRY.en());
    }

    private void ofLimitByAttribute(Branches limit) {
        for (String attribute : attributes(limit.conditions())) {
            List<Condition.Clause> clauses = clauses(limit.conditions(), attribute);
            boolean everyEntryAsks = clauses.size() == limit.conditions().size();
            if (everyEntryAsks && clauses.stream().noneMatch(Condition.Clause::negated)) {
                doubt(limit.where(), attribute, clauses, NO_ENTRY);
            }
        }
    }

    /**
     * Steps that come after the same steps, as alternatives by one attribute.
     *
     * @param siblings their conditions; null for a step without
     * @param where the first of them
     */
    void ofSiblings(List<@Nullable Condition> siblings, Node where) {
        List<Condition> single = new ArrayList<>();
        for (Condition condition : siblings) {
            if (condition != null && condition.clauses().size() == 1) {
                single.add(condition);
            }
        }
        for (String attribute : attributes(single)) {
            List<Condition.Clause> clauses = clauses(single, attribute);
            if (clauses.stream().filter(clause -> !clause.negated()).count() >= 2) {
                doubt(
                        where,
                        attribute,
                        clauses,
                        new Phrase(
                                "tidak satu pun dari langkah-langkah pilihan di sini untuknya"
                                        + "; tambahkan langkah untuknya atau nilainya pada salah satunya",
                                "none of the alternative steps beside this one is for it"
                                        + "; add a step for it or its value to one of them"));
            }
        }
    }

    private void doubt(Node where, String attribute, List<Condition.Clause> clauses, Phrase consequence) {
        Map<String, Mention> uncovered = new LinkedHashMap<>();
        for (Mention mention : mentions.getOrDefault(attribute, List.of())) {
            if (!mention.negated()
                    && clauses.stream()
                            .noneMatch(clause ->
                                    clause.of(Name.folded(mention.value().text())) == Answer.YES)) {
                uncovered.putIfAbsent(Name.folded(mention.value().text()), mention);
            }
        }
        uncovered.values().forEach(mention -> doubt(where, mention, consequence));
    }

    private void doubt(Node where, Mention mention, Phrase consequence) {
        complaints.doubt(
                where,
                "nilai " + Known.quoted(mention.value().text()) + " untuk " + Known.quoted(mention.attribute())
                        + " disebut di baris " + mention.value().line() + ", tetapi " + consequence.id(),
                "value " + Known.quoted(mention.value().text()) + " of " + Known.quoted(mention.attribute())
                        + " is named on line " + mention.value().line() + ", but " + consequence.en());
    }

    /** The values that the SOP names for an attribute, be it to rule them out; each once. */
    private List<Mention> values(String attribute) {
        Map<String, Mention> values = new LinkedHashMap<>();
        for (Mention mention : mentions.getOrDefault(attribute, List.of())) {
            values.putIfAbsent(Name.folded(mention.value().text()), mention);
        }
        return List.copyOf(values.values());
    }

    private static Set<String> attributes(List<Condition> conditions) {
        Set<String> attributes = new LinkedHashSet<>();
        conditions.forEach(condition -> condition.clauses().forEach(clause -> attributes.add(clause.attribute())));
        return attributes;
    }

    private static List<Condition.Clause> clauses(List<Condition> conditions, String attribute) {
        return conditions.stream()
                .flatMap(condition -> condition.clauses().stream())
                .filter(clause -> clause.attribute().equals(attribute))
                .toList();
    }
}
