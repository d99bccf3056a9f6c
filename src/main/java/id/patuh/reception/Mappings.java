package id.patuh.reception;

import id.patuh.intake.Mapping;
import id.patuh.lint.UnreadableRules;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the columns of somebody else's tables mean, under names: the table {@code mapping}. A mapping that is saved again
 * under its name is a new one; what was read with the one before stays as it is. Safe for use by several threads.
 */
@Component
public final class Mappings {

    /** A name's letters, for messages: {@code [A-Za-z0-9][A-Za-z0-9._ -]*}, at most 60. */
    public static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._ -]{0,59}";

    private static final int LARGEST = 200_000;

    private final JdbcClient database;
    private final Clock clock;

    Mappings(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A mapping.
     *
     * @param content YAML, as docs/mapping.md tells
     * @param madeBy who saved it
     */
    public record Saved(long id, String name, String content, Instant made, String madeBy) {

        /** The name of its file. */
        public String file() {
            return name + ".yaml";
        }
    }

    /** The latest of each name, by name. */
    public List<Saved> all() {
        return database.sql("select distinct on (name) * from mapping order by name, id desc")
                .query(Mappings::saved)
                .list();
    }

    /** The latest of that name. */
    public Optional<Saved> named(String name) {
        return database.sql("select * from mapping where name = ? order by id desc limit 1")
                .param(name)
                .query(Mappings::saved)
                .optional();
    }

    public Optional<Saved> find(long id) {
        return database.sql("select * from mapping where id = ?")
                .param(id)
                .query(Mappings::saved)
                .optional();
    }

    /**
     * Keeps a mapping; the same again under the same name changes nothing.
     *
     * @throws UnreadableRules naming line, column and remedy of everything that is wrong with it
     * @throws IllegalArgumentException where the name does not match {@link #NAME} or the content is too long
     */
    public Saved save(String name, String content, String by) {
        if (!name.matches(NAME) || content.length() > LARGEST) {
            throw new IllegalArgumentException("not the name of a mapping, or too long a one: " + name);
        }
        Mapping.of(name + ".yaml", content.getBytes(StandardCharsets.UTF_8));
        Optional<Saved> before = named(name);
        if (before.isPresent() && before.get().content().equals(content)) {
            return before.get();
        }
        return database.sql("insert into mapping (name, content, made, made_by) values (?, ?, ?, ?) returning *")
                .params(name, content, Timestamp.from(clock.instant()), by)
                .query(Mappings::saved)
                .single();
    }

    private static Saved saved(ResultSet row, int number) throws SQLException {
        return new Saved(
                row.getLong("id"),
                row.getString("name"),
                row.getString("content"),
                row.getTimestamp("made").toInstant(),
                row.getString("made_by"));
    }
}
