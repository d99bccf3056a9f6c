package id.patuh.report;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseVerdicts;
import id.patuh.audit.Check;
import id.patuh.audit.Verdict;
import id.patuh.sop.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What checks of an SOP's own demand: the sentence of the rule by which a case complies. It is looked for in the cases
 * themselves, where such a check has a finding, and in so many of them only.
 */
final class OwnDemands {

    static final Set<String> OF_EVERY_SOP = Check.ALL.stream().map(Check::name).collect(Collectors.toUnmodifiableSet());

    private static final int MOST_LOOKED_AT = 500;

    private final Map<String, Text> met = new HashMap<>();
    private final Set<String> sought = new HashSet<>();
    private int looked;

    void look(CaseFile file, List<CaseVerdict> findings) {
        for (CaseVerdict finding : findings) {
            String check = finding.check().name();
            if (!OF_EVERY_SOP.contains(check) && !met.containsKey(check)) {
                sought.add(check);
            }
        }
        if (!sought.isEmpty() && looked < MOST_LOOKED_AT) {
            looked++;
            CaseVerdicts.of(file, true).stream()
                    .filter(one -> one.verdict() == Verdict.COMPLIANT
                            && sought.contains(one.check().name()))
                    .forEach(one ->
                            met.putIfAbsent(one.check().name(), one.rule().sentence()));
            sought.removeAll(met.keySet());
        }
    }

    Map<String, Text> met() {
        return Map.copyOf(met);
    }
}
