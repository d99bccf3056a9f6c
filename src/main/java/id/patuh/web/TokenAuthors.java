package id.patuh.web;

import id.patuh.followup.Author;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Who writes where a program does: logged under the token's name; one with the person at whose desk the token was made,
 * where that is known.
 */
@Component
final class TokenAuthors {

    private final JdbcClient database;

    TokenAuthors(JdbcClient database) {
        this.database = database;
    }

    /** @param caller of a token that inspects */
    Author of(Authentication caller) {
        String name = caller.getName();
        Optional<Long> maker = database.sql("select made_by from api_token where name = ? and made_by is not null")
                .param(name)
                .query(Long.class)
                .optional();
        Author token = Author.token(name);
        return maker.map(account ->
                        new Author("account:" + account, null, token.name(), token.inspects(), token.answers()))
                .orElse(token);
    }
}
