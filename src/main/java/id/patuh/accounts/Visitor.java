package id.patuh.accounts;

import id.patuh.sop.Language;
import java.util.List;

/**
 * Somebody who has logged in, as the pages know them.
 *
 * @param account number of the account
 * @param login what the visitor logs in with
 * @param name as pages and logs name the visitor
 * @param offices reporting units whose cases a member of staff sees; empty for everybody else
 * @param sopRoles ids of the SOPs' roles that a member of staff carries out; empty for everybody else
 */
public record Visitor(
        long account,
        String login,
        String name,
        DeskRole role,
        List<String> offices,
        List<String> sopRoles,
        Language language) {

    public Visitor {
        offices = List.copyOf(offices);
        sopRoles = List.copyOf(sopRoles);
    }

    /** Whether the visitor audits: inspectors and administrators. */
    public boolean inspects() {
        return role == DeskRole.INSPECTOR || role == DeskRole.ADMIN;
    }

    /** Whether the visitor may put anything on record at all. */
    public boolean writes() {
        return role != DeskRole.LEADERSHIP;
    }

    /** Whether the visitor runs the service. */
    public boolean administers() {
        return role == DeskRole.ADMIN;
    }

    /** The login: what Spring Security calls the principal's name. */
    @Override
    public String toString() {
        return login;
    }
}
