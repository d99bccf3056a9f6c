package id.patuh.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.accounts.PasswordRules.Weakness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @CsvSource({
        "sebelas char, ",
        "sebelaschar, TOO_SHORT",
        "'', TOO_SHORT",
        "password1234, COMMON",
        "PASSWORD1234, COMMON",
        "rahasia12345, COMMON",
        "aaaaaaaaaaaaaaaa, COMMON",
        "abababababab, COMMON",
        "123456789012, COMMON",
        "abcdefghijklm, COMMON",
        "zyxwvutsrqpon, COMMON",
        "budi.santoso, ABOUT_YOU",
        "budi.santoso1!, ABOUT_YOU",
        "patuh-patuh-2026, ABOUT_YOU",
        "patuh 1234567, ABOUT_YOU"
    })
    void whatPeopleGuessFirstIsRefused(String password, Weakness why) {
        assertThat(PasswordRules.weakness(password, "budi.santoso").orElse(null))
                .isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kuda hijau makan awan", "kata sandi saya bukan ini", "gedung42laut", "密码密码很长的密码是这个吗好"})
    void nothingIsDemandedOfWhatItIsMadeOf(String password) {
        assertThat(PasswordRules.weakness(password, "budi.santoso")).isEmpty();
    }

    @Test
    void overTwoHundredCharactersAreTooLong() {
        assertThat(PasswordRules.weakness("kuda hijau ".repeat(19), "x")).contains(Weakness.TOO_LONG);
    }

    @Test
    void aHashIsOfItsPasswordAndOfNoOther() {
        Passwords passwords = new Passwords();
        String hash = passwords.hash("kuda hijau makan awan");
        assertThat(passwords.matches("kuda hijau makan awan", hash)).isTrue();
        assertThat(passwords.matches("kuda hijau makan awam", hash)).isFalse();
        assertThat(passwords.matches("kuda hijau makan awan", null)).isFalse();
        assertThat(passwords.hash("kuda hijau makan awan")).isNotEqualTo(hash);
        assertThat(passwords.matches("e\u0301 kuda hijau makan", passwords.hash("\u00e9 kuda hijau makan")))
                .isTrue();
    }
}
