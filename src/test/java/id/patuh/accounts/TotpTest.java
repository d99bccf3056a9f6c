package id.patuh.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Source: RFC 6238, appendix B; RFC 4648, section 10. */
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void theCodesAreThoseOfTheStandard(long seconds, String sha1, String sha256, String sha512) {
        assertThat(Totp.code(SECRET, seconds / 30, 8, "HmacSHA1")).isEqualTo(sha1);
        assertThat(Totp.code(long32(32), seconds / 30, 8, "HmacSHA256")).isEqualTo(sha256);
        assertThat(Totp.code(long32(64), seconds / 30, 8, "HmacSHA512")).isEqualTo(sha512);
    }

    private static byte[] long32(int length) {
        return "1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aCodeCountsInItsStepAndInTheOnesBesideIt() {
        Instant now = Instant.ofEpochSecond(1111111111);
        String code = Totp.code(SECRET, now);
        long step = now.getEpochSecond() / 30;
        assertThat(Totp.step(SECRET, code, now, 0)).hasValue(step);
        assertThat(Totp.step(SECRET, " " + code.substring(0, 3) + " " + code.substring(3), now.plusSeconds(30), 0))
                .hasValue(step);
        assertThat(Totp.step(SECRET, code, now.minusSeconds(30), 0)).hasValue(step);
        assertThat(Totp.step(SECRET, code, now.plusSeconds(61), 0)).isEmpty();
        assertThat(Totp.step(SECRET, code, now.minusSeconds(61), 0)).isEmpty();
        assertThat(Totp.step(SECRET, "", now, 0)).isEqualTo(OptionalLong.empty());
    }

    @Test
    void aCodeThatWasUsedCountsNoMore() {
        Instant now = Instant.ofEpochSecond(1111111111);
        assertThat(Totp.step(SECRET, Totp.code(SECRET, now), now, now.getEpochSecond() / 30))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void theSecretIsWrittenInBase32(String plain, String written) {
        assertThat(Totp.base32(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }

    @Test
    void theAppReadsWhoseCodeItIs() {
        assertThat(Totp.address("kasie@kantor", SECRET))
                .isEqualTo("otpauth://totp/Patuh:kasie%40kantor?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Patuh");
        assertThat(QrImage.of("otpauth://totp/x")).startsWith("data:image/svg+xml;base64,");
    }
}
