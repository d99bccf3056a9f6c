package id.patuh.accounts;

import java.util.Locale;

/** What somebody does at the desk. Source: issue "The inspector's desk", roles. */
public enum DeskRole {
    /** Audits: sees every case, comments, recommends, asks, decides about waivers. */
    INSPECTOR,
    /** Works by the SOPs: sees the cases of the own office and steps, answers, registers by hand. */
    STAFF,
    /** Reads everything, changes nothing. */
    LEADERSHIP,
    /** Runs the service: everything, accounts and rules too. */
    ADMIN;

    /** As in the database and in addresses: {@code inspector}, … */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As Spring Security knows it: {@code desk:inspector}, … Never the name of a role of API tokens. */
    public String authority() {
        return "desk:" + word();
    }

    /** Errors: {@link IllegalArgumentException} where there is no such role. */
    public static DeskRole of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
