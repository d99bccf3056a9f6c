package id.patuh.accounts;

import id.patuh.reception.CurrentSops;
import id.patuh.sop.Name;
import id.patuh.sop.Sop;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What each visitor may see, by the rules in force. */
@Component
public final class Scopes {

    private final CurrentSops rules;

    Scopes(CurrentSops rules) {
        this.rules = rules;
    }

    /** Staff: the SOPs in which they have a role, and the cases that their offices reported; everybody else: everything. */
    public Scope of(Visitor visitor) {
        if (visitor.role() != DeskRole.STAFF) {
            return Scope.all();
        }
        return new Scope(
                false,
                List.copyOf(sops(visitor)),
                visitor.offices().stream().map(Name::folded).toList());
    }

    private Set<String> sops(Visitor visitor) {
        Set<String> sops = new TreeSet<>();
        rules.get().versions().forEach((id, versions) -> {
            if (versions.stream().anyMatch(version -> hasRole(visitor, version))) {
                sops.add(id);
            }
        });
        return sops;
    }

    private static boolean hasRole(Visitor visitor, Sop version) {
        return visitor.sopRoles().stream().anyMatch(role -> version.role(role) != null);
    }
}
