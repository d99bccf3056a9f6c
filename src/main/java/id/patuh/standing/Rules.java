package id.patuh.standing;

import id.patuh.audit.RuleBook;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import java.util.Map;

/**
 * Rules that were taken into force.
 *
 * @param fingerprint of the whole folder
 * @param ruleSet the row of {@code rule_set}
 * @param versions rows of {@code sop_version}
 * @param reaudit the last re-audit there was when they came into force; 0: none
 */
record Rules(ReadRules read, String fingerprint, int ruleSet, Map<Sop, Integer> versions, long reaudit) {

    Rules {
        versions = Map.copyOf(versions);
    }

    Sops sops() {
        return read.sops();
    }

    RuleBook book() {
        return read.book();
    }

    /** The row of {@code sop_version}. */
    int number(Sop sop) {
        Integer number = versions.get(sop);
        if (number == null) {
            throw new IllegalArgumentException(sop + " is of other rules");
        }
        return number;
    }

    Rules withReaudit(long number) {
        return new Rules(read, fingerprint, ruleSet, versions, number);
    }
}
