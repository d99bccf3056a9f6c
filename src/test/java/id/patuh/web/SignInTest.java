package id.patuh.web;

import static id.patuh.web.Browsing.to;
import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.TestAccounts;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignInTest extends RestTest {

    @Autowired
    JdbcClient database;

    @Value("${patuh.data}")
    Path data;

    @Test
    void theFirstAdministratorFindsThePasswordInAFileAndHasToChangeIt() throws Exception {
        Path file = data.resolve("admin-password");
        String password = Files.readString(file).strip();
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        }
        Browsing admin = new Browsing(port);
        assertThat(to(admin.signIn("admin", password))).isEqualTo("/account/password");
        assertThat(to(admin.get("/people"))).isEqualTo("/account/password");
        assertThat(to(admin.get("/case?sop=a&case=b"))).isEqualTo("/account/password");
        assertThat(admin.get("/account/password").statusCode()).isEqualTo(200);
        String before = admin.cookie();
        assertThat(change(admin, password, "pendek").body()).contains("terlalu pendek");
        assertThat(change(admin, password, "admin-admin-1").body()).contains("nama pengguna atau nama program");
        assertThat(change(admin, "salah benar", "empat kata yang baru").body()).contains("sekarang tidak benar");
        HttpResponse<String> changed = change(admin, password, "empat kata yang baru");
        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(admin.cookie()).isNotEqualTo(before);
        assertThat(admin.get("/people").body()).contains("Administrator");
        assertThat(file).doesNotExist();
    }

    private static HttpResponse<String> change(Browsing browser, String current, String password) {
        return browser.post("/account/password", "current", current, "password", password, "again", password);
    }

    @Test
    void whoIsNotSignedInIsLedToTheLogInAndBack() {
        TestAccounts.add(database, "balik", DeskRole.INSPECTOR);
        Browsing browser = new Browsing(port);
        HttpResponse<String> asked = browser.get("/case?sop=a&case=b%26c");
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(to(asked)).isEqualTo("/login?next=%2Fcase%3Fsop%3Da%26case%3Db%2526c");
        assertThat(browser.get(to(asked)).body()).contains("value=\"/case?sop=a&amp;case=b%26c\"", "Masuk");
        HttpResponse<String> signedIn = browser.post(
                "/login", "login", " BALIK ", "password", TestAccounts.PASSWORD, "next", "/case?sop=a&case=b%26c");
        assertThat(to(signedIn)).isEqualTo("/case?sop=a&case=b%26c");
    }

    @Test
    void nobodyIsLedElsewhere() {
        TestAccounts.add(database, "aman", DeskRole.INSPECTOR);
        for (String next : List.of(
                "https://example.org/",
                "//example.org/",
                "/\\example.org",
                "\\/example.org",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y",
                "/..//example.org",
                "/login?next=/login")) {
            HttpResponse<String> signedIn = new Browsing(port).signIn("aman", TestAccounts.PASSWORD, "next", next);
            assertThat(to(signedIn)).as(next).isEqualTo("/");
        }
    }

    @Test
    void aPartOfAPageLeadsTheWholePageToTheLogIn() {
        HttpResponse<String> part = new Browsing(port)
                .get("/", "HX-Request", "true", "HX-Current-URL", "http://localhost:" + port + "/case?sop=x");
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("HX-Redirect")).contains("/login?next=%2Fcase%3Fsop%3Dx");
    }

    @Test
    void wrongPasswordUnknownLoginAndDisabledAccountAreToldTheSame() {
        TestAccounts.add(database, "mati", DeskRole.INSPECTOR);
        database.sql("update account set disabled = now() where login = 'mati'").update();
        String disabled = told("mati", TestAccounts.PASSWORD);
        assertThat(told("mati", "bukan sandinya")).isEqualTo(disabled);
        assertThat(told("tidak-ada", "bukan sandinya")).isEqualTo(disabled);
        assertThat(disabled).contains("tidak cocok");
    }

    private String told(String login, String password) {
        HttpResponse<String> answer = new Browsing(port).signIn(login, password);
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body().replace(login, "?").replaceAll("_csrf\"[^>]*", "").replaceAll("content=\"[^\"]*\"", "");
    }

    @Test
    void anUnknownLoginTakesAsLongAsAWrongPassword() {
        TestAccounts.add(database, "lama", DeskRole.INSPECTOR);
        told("lama", "pemanasan saja");
        long known = 0;
        long unknown = 0;
        for (int i = 0; i < 3; i++) {
            known += nanos("lama");
            unknown += nanos("entah-" + i);
        }
        assertThat((double) unknown).isGreaterThan(known * 0.4);
    }

    private long nanos(String login) {
        Browsing browser = new Browsing(port);
        browser.get("/login");
        long begun = System.nanoTime();
        browser.post("/login", "login", login, "password", "bukan sandinya");
        return System.nanoTime() - begun;
    }

    @Test
    void tooManyAttemptsAreRefusedForAWhile() {
        TestAccounts.add(database, "sering", DeskRole.INSPECTOR);
        Browsing browser = new Browsing(port);
        for (int i = 0; i < 5; i++) {
            assertThat(browser.signIn("sering", "bukan sandinya").statusCode()).isEqualTo(422);
        }
        HttpResponse<String> refused = browser.signIn("sering", TestAccounts.PASSWORD);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(800L, 901L);
        assertThat(refused.body()).contains("Terlalu banyak percobaan", "15 menit");
    }

    @Test
    void signingInGivesANewSessionAndKnowsNoOtherThatWasPutThere() {
        TestAccounts.add(database, "tetap", DeskRole.INSPECTOR);
        Browsing browser = new Browsing(port);
        browser.useCookie("dikenal-penyerang-dikenal-penyerang");
        assertThat(browser.signIn("tetap", TestAccounts.PASSWORD).statusCode()).isEqualTo(303);
        String first = browser.cookie();
        assertThat(first).isNotEqualTo("dikenal-penyerang-dikenal-penyerang").hasSizeGreaterThan(40);

        Browsing attacker = new Browsing(port);
        attacker.useCookie("dikenal-penyerang-dikenal-penyerang");
        assertThat(to(attacker.get("/account"))).startsWith("/login");

        browser.post("/logout");
        assertThat(browser.signIn("tetap", TestAccounts.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(browser.cookie()).isNotEqualTo(first);
        attacker.useCookie(first);
        assertThat(to(attacker.get("/account"))).startsWith("/login");
    }

    @Test
    void aFormFromElsewhereIsRefused() {
        TestAccounts.add(database, "paksa", DeskRole.INSPECTOR);
        Browsing browser = Browsing.as(port, "paksa");
        browser.forgetFormToken();
        HttpResponse<String> refused = browser.post("/account/language", "language", "en");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("muat ulang halaman");
        assertThat(refused.headers().firstValue("Content-Security-Policy")).isPresent();
        Browsing other = new Browsing(port);
        other.get("/login");
        other.forgetFormToken();
        assertThat(other.post("/login", "login", "paksa", "password", TestAccounts.PASSWORD)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPageIsNoPlaceForATokenAndTheInterfaceNoneForACookie() {
        TestAccounts.add(database, "silang", DeskRole.ADMIN);
        Browsing browser = Browsing.as(port, "silang");
        assertThat(browser.get("/api/v1/findings").statusCode()).isEqualTo(401);
        assertThat(as(ApiRole.ADMIN).get("/account").status()).isEqualTo(303);
    }

    @Test
    void theCookieIsForThisServiceOnly() {
        TestAccounts.add(database, "kue", DeskRole.STAFF);
        HttpResponse<String> signedIn = new Browsing(port).signIn("kue", TestAccounts.PASSWORD);
        assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("Path=/", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Max-Age")
                .doesNotContain("Domain");
        assertThat(signedIn.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void overHttpsTheCookieIsLocked() {
        var request = new org.springframework.mock.web.MockHttpServletRequest();
        var response = new org.springframework.mock.web.MockHttpServletResponse();
        request.setSecure(true);
        SessionCookie.write(request, response, "x");
        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-patuh=x")
                .contains("Secure", "Path=/");
    }

    @Test
    void whoMayNotIsToldWhatToDo() {
        TestAccounts.add(database, "biasa", DeskRole.STAFF);
        Browsing browser = Browsing.as(port, "biasa");
        HttpResponse<String> missing = browser.get("/peopel");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("Tidak ditemukan", "<h1");
        HttpResponse<String> refused = browser.get("/people");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("tidak berhak", "pengelola", "<h1");
    }

    @Test
    void signingOutEndsTheSession() {
        TestAccounts.add(database, "keluar", DeskRole.STAFF);
        Browsing browser = Browsing.as(port, "keluar");
        String cookie = browser.cookie();
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        assertThat(to(browser.post("/logout"))).isEqualTo("/login");
        browser.useCookie(cookie);
        assertThat(to(browser.get("/account"))).startsWith("/login");
    }

    @Test
    void aSessionThatIsRevokedOrTooOldOpensNothing() {
        TestAccounts.add(database, "usang", DeskRole.STAFF);
        Browsing browser = Browsing.as(port, "usang");
        Browsing phone = Browsing.as(port, "usang");
        assertThat(browser.get("/account").body()).contains("sesi ini", "/account/sessions/end");
        assertThat(to(browser.post("/account/sessions/end"))).isEqualTo("/account");
        assertThat(browser.get("/account").body()).contains("Semua sesi lain diakhiri.");
        assertThat(browser.get("/account").body()).doesNotContain("Semua sesi lain diakhiri.");
        assertThat(to(phone.get("/account"))).startsWith("/login");
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        database.sql("update account_session set seen = seen - interval '31 minutes'")
                .update();
        assertThat(to(browser.get("/account"))).startsWith("/login");
        Browsing again = Browsing.as(port, "usang");
        database.sql("update account_session set created = created - interval '12 hours 1 second'")
                .update();
        assertThat(to(again.get("/account"))).startsWith("/login");
    }

    @Test
    void aDisabledAccountIsOutAtOnce() {
        TestAccounts.add(database, "putus", DeskRole.STAFF);
        Browsing browser = Browsing.as(port, "putus");
        database.sql("update account set disabled = now() where login = 'putus'")
                .update();
        assertThat(to(browser.get("/account"))).startsWith("/login");
    }

    @Test
    void noPasswordIsKeptInTheDatabase() {
        TestAccounts.add(database, "hash", DeskRole.STAFF);
        assertThat(database.sql("select password from account where login = 'hash'")
                        .query(String.class)
                        .single())
                .startsWith("{argon2}$argon2id$")
                .doesNotContain(TestAccounts.PASSWORD);
    }

    @Test
    void thePageIsThereInBothLanguages() {
        assertThat(new Browsing(port).get("/login?lang=en").body()).contains("lang=\"en\"", "Sign in", "User name");
        HttpRequest.Builder english = new Browsing(port).request("/login").header("Accept-Language", "en");
        assertThat(new Browsing(port).send(english.GET()).body()).contains("Sign in");
        assertThat(new Browsing(port).get("/login").body()).contains("lang=\"id\"", "Nama pengguna");
    }
}
