package id.patuh.desk.register;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.Scope;
import id.patuh.accounts.Scopes;
import id.patuh.accounts.Visitor;
import id.patuh.figures.CaseList;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import id.patuh.standing.RulesShelf;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a visitor may record: inspectors and administrators everything; staff events of the SOPs in which they have a role,
 * and of the cases that their offices reported, and under no roles but their own.
 */
@Component
final class Permitted {

    private final Scopes scopes;
    private final CaseList cases;
    private final RulesShelf rules;

    Permitted(Scopes scopes, CaseList cases, RulesShelf rules) {
        this.scopes = scopes;
        this.cases = cases;
        this.rules = rules;
    }

    /** Ids of the SOPs of which the visitor may record something. */
    List<String> sops(Visitor visitor) {
        Scope scope = scopes.of(visitor);
        return rules.sops().versions().keySet().stream()
                .filter(sop -> scope.everything()
                        || scope.sops().contains(sop)
                        || !scope.offices().isEmpty())
                .toList();
    }

    /** Whether the visitor may record an event of that case; of a new one only under an SOP of their own. */
    boolean allows(Visitor visitor, String sop, String caseId) {
        Scope scope = scopes.of(visitor);
        return visitor.writes() && (scope.everything() || scope.sops().contains(sop) || cases.sees(scope, sop, caseId));
    }

    /** The roles under which the visitor may record. */
    List<Role> roles(Visitor visitor, Sop sop) {
        return visitor.role() != DeskRole.STAFF
                ? sop.roles()
                : sop.roles().stream()
                        .filter(role -> visitor.sopRoles().stream().anyMatch(own -> role.equals(sop.role(own))))
                        .toList();
    }

    /** Cases of the SOP whose names begin so, at most that many. */
    List<CaseList.Row> cases(Visitor visitor, String sop, String beginning, int most) {
        CaseList.Wanted wanted = new CaseList.Wanted(
                sop, beginning, null, null, null, null, null, null, null, null, null, CaseList.Order.NEWEST, null);
        List<CaseList.Row> found = cases.page(scopes.of(visitor), wanted, most);
        return found.size() > most ? found.subList(0, most) : found;
    }
}
