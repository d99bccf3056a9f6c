package id.patuh.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import id.patuh.SettableClock;
import id.patuh.database.DataSettings;
import id.patuh.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class CodesTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path data;

    private final HikariDataSource source = TestDatabase.fresh();
    private final JdbcClient database = JdbcClient.create(source);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-02T00:00:00Z"));
    private final long account =
            TestAccounts.add(database, "budi", DeskRole.STAFF).account();

    @AfterEach
    void close() {
        source.close();
    }

    private static AccountSettings settings(@Nullable String key) {
        return new AccountSettings(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(15), 5, key);
    }

    private Codes service(Path folder, @Nullable String key) {
        return new Codes(database, new CodeSecrets(settings(key), new DataSettings(folder)), clock);
    }

    private Codes service() {
        return service(data, null);
    }

    private byte[] kept(String column) {
        return database.sql("select " + column + " from account where id = ?")
                .param(account)
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    private String code(byte[] secret) {
        return Totp.code(secret, clock.instant());
    }

    @Test
    void whoeverSeesTheDatabaseCannotMakeCodes() {
        byte[] secret = service().pending(account);
        assertThat(service().pending(account))
                .as("another service on the folder")
                .isEqualTo(secret);
        HexFormat hex = HexFormat.of();
        assertThat(hex.formatHex(kept("totp_pending"))).doesNotContain(hex.formatHex(secret));
        assertThat(service().confirm(account, code(secret))).isTrue();
        assertThat(kept("totp")).isNotEqualTo(secret).hasSizeGreaterThan(2 * secret.length);
        clock.advance(Duration.ofMinutes(1));
        assertThat(service().use(account, code(secret))).isTrue();
        assertThat(service().use(account, code(secret))).as("a second time").isFalse();
    }

    @Test
    void secretsFromBeforeAreSealedAtTheStart() {
        byte[] secret = Secrets.bytes(Totp.SECRET_BYTES);
        database.sql("update account set totp = ? where id = ?")
                .params(secret, account)
                .update();
        Codes codes = service();
        assertThat(codes.use(account, code(secret))).isTrue();
        codes.seal();
        byte[] sealed = kept("totp");
        assertThat(sealed).isNotEqualTo(secret).hasSizeGreaterThan(2 * secret.length);
        codes.seal();
        assertThat(kept("totp")).as("sealed once").isEqualTo(sealed);
        clock.advance(Duration.ofMinutes(1));
        assertThat(codes.use(account, code(secret))).isTrue();
    }

    @Test
    void withoutTheKeyNoCodeIsRightAndANewSetUpIsPossible(@TempDir Path other) {
        byte[] secret = service().pending(account);
        service().confirm(account, code(secret));
        byte[] pending = service().pending(account);
        clock.advance(Duration.ofMinutes(1));
        Codes foreign = service(other, null);
        assertThat(foreign.use(account, code(secret))).isFalse();
        byte[] renewed = foreign.pending(account);
        assertThat(renewed).isNotEqualTo(pending);
        assertThat(foreign.confirm(account, code(renewed))).isTrue();
    }

    @Test
    void servicesOnOneDatabaseShareAKeyThatIsSet(@TempDir Path other) {
        byte[] secret = service(data, KEY).pending(account);
        assertThat(service(other, " " + KEY + "\n").confirm(account, code(secret)))
                .isTrue();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void theFileIsItsOwnersOnlyAndMustHoldAKey() throws IOException {
        service().pending(account);
        Path file = data.resolve("codes-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.writeString(file, "c2hvcnQ=\n");
        assertThatThrownBy(() -> service().pending(account))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("codes-key holds no key of 32 bytes")
                .hasMessageContaining("backup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kunci", "c2hvcnQ=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="})
    void aKeyThatIsNoneIsRefusedWithoutSayingIt(String key) {
        assertThatThrownBy(() -> settings(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining(key);
    }
}
