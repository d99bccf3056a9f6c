package id.patuh.standing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables of SOPs that somebody wants to bring into force: the table {@code sop_draft}. */
public final class SopDrafts {

    private final JdbcClient database;
    private final Clock clock;

    SopDrafts(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A draft.
     *
     * @param complaints what was wrong with it when it was uploaded; empty: nothing
     * @param rehearsal the last one; null: there was none
     * @param adopted when it was put into the rules folder; null: it was not
     */
    public record Draft(
            long id,
            String sop,
            String version,
            String content,
            Instant uploaded,
            String by,
            List<String> complaints,
            @Nullable Long rehearsal,
            @Nullable Instant adopted,
            @Nullable String adoptedBy) {}

    /** Keeps a draft and gives its number. */
    public long add(String sop, String version, String content, List<String> complaints, String by) {
        return database.sql("""
                        insert into sop_draft (sop, version, content, uploaded, uploaded_by, complaints)
                        values (?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(sop, version, content, Timestamp.from(clock.instant()), by, complaints.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    public Optional<Draft> find(long id) {
        return database.sql("select * from sop_draft where id = ?")
                .param(id)
                .query(SopDrafts::draft)
                .optional();
    }

    /** The last ones, the newest first. */
    public List<Draft> list(int most) {
        return database.sql("select * from sop_draft order by id desc limit ?")
                .param(most)
                .query(SopDrafts::draft)
                .list();
    }

    public void rehearsed(long id, long rehearsal) {
        database.sql("update sop_draft set rehearsal = ? where id = ?")
                .params(rehearsal, id)
                .update();
    }

    /** Of two that adopt it at once one does. */
    public boolean adopted(long id, String by) {
        return database.sql("update sop_draft set adopted = ?, adopted_by = ? where id = ? and adopted is null")
                        .params(Timestamp.from(clock.instant()), by, id)
                        .update()
                > 0;
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        long rehearsal = row.getLong("rehearsal");
        Long rehearsalOrNull = row.wasNull() ? null : rehearsal;
        Timestamp adopted = row.getTimestamp("adopted");
        return new Draft(
                row.getLong("id"),
                row.getString("sop"),
                row.getString("version"),
                row.getString("content"),
                row.getTimestamp("uploaded").toInstant(),
                row.getString("uploaded_by"),
                List.of((String[]) row.getArray("complaints").getArray()),
                rehearsalOrNull,
                adopted == null ? null : adopted.toInstant(),
                row.getString("adopted_by"));
    }
}
