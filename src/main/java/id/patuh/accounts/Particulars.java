package id.patuh.accounts;

import id.patuh.sop.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an administrator writes about an account.
 *
 * @param email empty: none
 */
public record Particulars(
        String name, DeskRole role, List<String> offices, List<String> sopRoles, Language language, String email) {

    public Particulars {
        offices = List.copyOf(offices);
        sopRoles = List.copyOf(sopRoles);
    }

    static Particulars of(Account account) {
        return new Particulars(
                account.name(),
                account.role(),
                account.offices(),
                account.sopRoles(),
                account.language(),
                account.email());
    }

    /** As the log of changes says them. */
    Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("name", name);
        words.put("role", role.word());
        words.put("offices", String.join("; ", offices));
        words.put("sop-roles", String.join("; ", sopRoles));
        words.put("language", language.name().toLowerCase(Locale.ROOT));
        words.put("email", email);
        return words;
    }
}
