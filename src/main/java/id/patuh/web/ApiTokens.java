package id.patuh.web;

import id.patuh.database.DataSettings;
import id.patuh.database.PrivateFile;
import id.patuh.reception.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may use the REST interface: the table {@code api_token}, which keeps hashes only. Where there is no token yet, one
 * for an administrator is made at the start and written to {@code admin-token} in the data folder. A revoked token opens
 * nothing here from the same moment on, in another service on the same database some seconds later. Safe for use by several
 * threads.
 */
@Component
public final class ApiTokens implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ApiTokens.class);
    private static final int BYTES = 32;
    private static final long GOOD_FOR_MILLIS = 5000;
    private static final int MOST_KNOWN = 10_000;
    private static final String COLUMNS = "id, name, roles, created, expires, last_used, revoked";

    private final JdbcClient database;
    private final Path folder;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Looked> known = new ConcurrentHashMap<>();
    private final Map<Long, LocalDate> noted = new ConcurrentHashMap<>();
    private volatile boolean running;

    ApiTokens(JdbcClient database, DataSettings data, Clock clock) {
        this.database = database;
        this.folder = data.folder();
        this.clock = clock;
    }

    /**
     * A token, without the secret.
     *
     * @param name unique; what it sends is on the books under it
     * @param expires from then on it opens nothing; null: never
     * @param lastUsed a day in UTC; null: never
     * @param revoked from then on it opens nothing; null: it is good
     */
    public record ApiToken(
            long id,
            String name,
            List<String> roles,
            Instant created,
            @Nullable Instant expires,
            @Nullable LocalDate lastUsed,
            @Nullable Instant revoked) {}

    /** A token when it is made: the only time its secret is known. */
    public record Issued(ApiToken token, String secret) {}

    /** What a secret opened when it was looked up last. */
    private record Looked(Optional<ApiToken> token, long at) {}

    /** The token of that secret; empty where there is none, or it was revoked. */
    Optional<ApiToken> find(String secret) {
        String hash = Base64.getEncoder().encodeToString(Hash.of(secret));
        Looked looked = known.get(hash);
        long now = clock.millis();
        if (looked == null || Math.abs(now - looked.at()) > GOOD_FOR_MILLIS) {
            looked = new Looked(
                    database.sql("select " + COLUMNS + " from api_token where sha256 = ? and revoked is null")
                            .param(Hash.of(secret))
                            .query(ApiTokens::token)
                            .optional(),
                    now);
            if (known.size() > MOST_KNOWN) {
                known.clear();
            }
            known.put(hash, looked);
        }
        return looked.token()
                .filter(token -> token.expires() == null || token.expires().isAfter(clock.instant()))
                .map(this::used);
    }

    /** Noted once a day. */
    private ApiToken used(ApiToken token) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(token.lastUsed()) && !today.equals(noted.put(token.id(), today))) {
            database.sql("update api_token set last_used = ? where id = ? and last_used is distinct from ?")
                    .params(today, token.id(), today)
                    .update();
        }
        return token;
    }

    public List<ApiToken> all() {
        return database.sql("select " + COLUMNS + " from api_token order by id")
                .query(ApiTokens::token)
                .list();
    }

    /** Makes a token; empty where the name is taken. */
    Optional<Issued> issue(String name, Collection<ApiRole> roles) {
        return issue(name, roles, null, null);
    }

    /** Makes a token at nobody's desk. */
    Optional<Issued> issue(String name, Collection<ApiRole> roles, @Nullable Instant expires) {
        return issue(name, roles, expires, null);
    }

    /**
     * Makes a token; empty where the name is taken.
     *
     * @param expires from then on it opens nothing; null: never
     * @param maker the account at whose desk it is made, and as whose it decides; null: none
     */
    public Optional<Issued> issue(
            String name, Collection<ApiRole> roles, @Nullable Instant expires, @Nullable Long maker) {
        return issue(name, roles, expires, maker, secret());
    }

    private Optional<Issued> issue(
            String name, Collection<ApiRole> roles, @Nullable Instant expires, @Nullable Long maker, String secret) {
        try {
            ApiToken token = database.sql("insert into api_token (name, sha256, roles, created, expires, made_by)"
                            + " values (?, ?, ?, ?, ?, ?) returning " + COLUMNS)
                    .params(Arrays.asList(
                            name,
                            Hash.of(secret),
                            roles.stream().map(ApiRole::word).sorted().toArray(String[]::new),
                            Timestamp.from(clock.instant()),
                            expires == null ? null : Timestamp.from(expires),
                            maker))
                    .query(ApiTokens::token)
                    .single();
            known.clear();
            return Optional.of(new Issued(token, secret));
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    /** @return whether there was one to revoke */
    public boolean revoke(long id) {
        boolean revoked = database.sql("update api_token set revoked = ? where id = ? and revoked is null")
                        .params(Timestamp.from(clock.instant()), id)
                        .update()
                > 0;
        known.clear();
        return revoked;
    }

    /** Makes the first token, where there is none: the file first, so that no token exists that nobody can know. */
    @Override
    public void start() {
        running = true;
        if (!all().isEmpty()) {
            return;
        }
        String secret = secret();
        Path file = folder.resolve("admin-token");
        try {
            Files.createDirectories(folder);
            PrivateFile.write(file, secret + "\n");
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be written: " + e.getMessage(), e);
        }
        issue("admin", List.of(ApiRole.ADMIN), null, null, secret);
        LOG.info("the administrator's API token is in {}", file);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, so that whoever finds it listening finds the file too. */
    @Override
    public int getPhase() {
        return 0;
    }

    private String secret() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return "patuh_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        Timestamp revoked = row.getTimestamp("revoked");
        Timestamp expires = row.getTimestamp("expires");
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                List.of((String[]) row.getArray("roles").getArray()),
                row.getTimestamp("created").toInstant(),
                expires == null ? null : expires.toInstant(),
                row.getObject("last_used", LocalDate.class),
                revoked == null ? null : revoked.toInstant());
    }
}
