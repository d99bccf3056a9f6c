package id.patuh.accounts;

import id.patuh.sop.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account, without its secrets.
 *
 * @param login unique, in small letters
 * @param email empty: none
 * @param hasPassword whether a password opens it
 * @param mustChange whether the password has to be changed before anything else
 * @param subject who it is at the identity provider; null: not linked
 * @param hasCodes whether one-time codes are asked for
 * @param disabled since when nobody can sign in; null: it can be used
 * @param lastSignIn null: never
 */
public record Account(
        long id,
        String login,
        String name,
        DeskRole role,
        List<String> offices,
        List<String> sopRoles,
        Language language,
        String email,
        boolean hasPassword,
        boolean mustChange,
        @Nullable String subject,
        boolean hasCodes,
        Instant created,
        @Nullable Instant disabled,
        @Nullable Instant lastSignIn) {

    public Account {
        offices = List.copyOf(offices);
        sopRoles = List.copyOf(sopRoles);
    }

    public Visitor visitor() {
        return new Visitor(id, login, name, role, offices, sopRoles, language);
    }
}
