package id.patuh.followup;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * Whoever writes: a visitor of the desk, or a program with an API token.
 *
 * @param key {@code account:7} or {@code token:register}; tells authors apart, whatever they are called
 * @param account null: a token
 * @param name as logs name the author
 * @param inspects comments, asks, recommends, sets statuses, signs off, asks for waivers and decides about them
 * @param answers for the auditee
 */
public record Author(String key, @Nullable Long account, String name, boolean inspects, boolean answers) {

    /** As the visitor's role has it; leadership writes nothing. */
    public static Author of(Visitor visitor) {
        return new Author(
                "account:" + visitor.account(),
                visitor.account(),
                visitor.name(),
                visitor.inspects(),
                visitor.role() == DeskRole.STAFF);
    }

    /** An inspector's API token. */
    public static Author token(String name) {
        return new Author("token:" + name, null, name, true, false);
    }
}
