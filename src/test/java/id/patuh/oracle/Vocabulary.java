package id.patuh.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the words of a log mean under one version of an SOP. */
final class Vocabulary {

    private final Map<String, String> steps = new HashMap<>();
    private final Map<String, String> roles = new HashMap<>();
    private final Map<String, String> documents = new HashMap<>();

    Vocabulary(PlainSop sop) {
        sop.steps().forEach(step -> learn(steps, step.names(), step.id()));
        for (PlainSop.Role role : sop.roles()) {
            learn(roles, List.of(role.id(), role.title()), role.id());
            learn(roles, role.aliases(), role.id());
        }
        for (PlainSop.Document document : sop.documents()) {
            learn(documents, List.of(document.name()), Names.fold(document.name()));
            learn(documents, document.aliases(), Names.fold(document.name()));
        }
    }

    private static void learn(Map<String, String> meanings, List<String> names, String meaning) {
        names.forEach(name -> meanings.put(Names.fold(name), meaning));
    }

    /** The id of the step so called; {@link CaseOracle#UNKNOWN} where the SOP has none; blank stays blank. */
    String step(String name) {
        String folded = Names.fold(name);
        return folded.isEmpty() ? "" : steps.getOrDefault(folded, CaseOracle.UNKNOWN);
    }

    /** The id of the role so called; {@link CaseOracle#UNKNOWN} where the SOP has none; blank stays blank. */
    String role(String name) {
        String folded = Names.fold(name);
        return folded.isEmpty() ? "" : roles.getOrDefault(folded, CaseOracle.UNKNOWN);
    }

    /** One spelling for all the names of a document. */
    String document(String name) {
        String folded = Names.fold(name);
        return documents.getOrDefault(folded, folded);
    }
}
