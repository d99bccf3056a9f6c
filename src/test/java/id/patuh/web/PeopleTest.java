package id.patuh.web;

import static id.patuh.web.Browsing.to;
import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.TestAccounts;
import id.patuh.accounts.TestCodes;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class PeopleTest extends RestTest {

    private static final String NEW = "kuda hijau makan awan";

    @Autowired
    JdbcClient database;

    @Autowired
    ApplicationContext context;

    private Browsing admin(String login) {
        TestAccounts.add(database, login, DeskRole.ADMIN);
        return Browsing.as(port, login);
    }

    private long id(String login) {
        return database.sql("select id from account where login = ?")
                .param(login)
                .query(Long.class)
                .single();
    }

    private static String found(String pattern, HttpResponse<String> page) {
        Matcher found = Pattern.compile(pattern).matcher(page.body());
        assertThat(found.find()).as(pattern + " in " + page.body()).isTrue();
        return found.group(1);
    }

    @Test
    void anAccountIsMadeHandedOverAndTakenIntoUse() {
        Browsing admin = admin("kepala-1");
        assertThat(admin.get("/people/new").body()).contains("Kominfo", "Huruf kecil");
        HttpResponse<String> made = admin.post(
                "/people/new",
                "login",
                "Petugas.Loket",
                "name",
                "Petugas <b>Loket</b>",
                "role",
                "staff",
                "offices",
                "Dinas Contoh\r\n\r\nDinas Lain ",
                "sopRoles",
                "kadis",
                "language",
                "id",
                "email",
                "loket@kantor.example");
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.body()).contains("Petugas &lt;b&gt;Loket").doesNotContain("<b>Loket");
        String password = found("id=\"initial-password\">([^<]+)<", made);

        Browsing staff = new Browsing(port);
        assertThat(to(staff.signIn("petugas.loket", password))).isEqualTo("/account/password");
        assertThat(to(staff.post("/account/password", "current", password, "password", NEW, "again", NEW)))
                .isEqualTo("/");
        assertThat(staff.get("/account").body()).contains("Dinas Contoh, Dinas Lain", "kadis", "Pegawai kantor");
        assertThat(staff.get("/people").statusCode()).isEqualTo(403);
        assertThat(new Browsing(port).signIn("petugas.loket", password).statusCode())
                .isEqualTo(422);
        HttpResponse<String> shown = admin.get("/people/" + id("petugas.loket"));
        assertThat(shown.body()).contains("akun dibuat", "kata sandi diganti", "kepala-1");
        assertThat(admin.get("/people?q=LOKET").body())
                .contains("petugas.loket")
                .doesNotContain("/people/" + id("kepala-1") + "\"");
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndTheRestIsKept() {
        Browsing admin = admin("kepala-2");
        admin.get("/people/new");
        HttpResponse<String> refused = admin.post(
                "/people/new", "login", "a b", "name", "", "role", "leadership", "offices", "Dinas Satu", "email", "x");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("huruf kecil, angka", "1 sampai 100 karakter", "satu alamat surel", "Dinas Satu")
                .contains("value=\"leadership\" selected");
        admin.post("/people/new", "login", "kembar", "name", "Kembar", "role", "staff");
        assertThat(admin.post("/people/new", "login", "KEMBAR", "name", "Kembar", "role", "staff")
                        .body())
                .contains("sudah dipakai");
    }

    @Test
    void whoLosesARoleLosesTheSessionsWithIt() {
        Browsing admin = admin("kepala-3");
        long id = TestAccounts.add(database, "pindah", DeskRole.INSPECTOR).account();
        Browsing moved = Browsing.as(port, "pindah");
        admin.get("/people/" + id);
        assertThat(to(admin.post("/people/" + id, "name", "Pindah", "role", "staff", "offices", "Dinas B")))
                .isEqualTo("/people/" + id);
        assertThat(to(moved.get("/account"))).startsWith("/login");
        assertThat(admin.get("/people/" + id).body())
                .contains("Disimpan.", "inspector", "staff", "Dinas B", "kepala-3");
    }

    @Test
    void disabledMeansOutUntilEnabled() {
        Browsing admin = admin("kepala-4");
        long id = TestAccounts.add(database, "cuti", DeskRole.STAFF).account();
        Browsing away = Browsing.as(port, "cuti");
        admin.get("/people/" + id);
        admin.post("/people/" + id + "/disable");
        assertThat(to(away.get("/account"))).startsWith("/login");
        assertThat(away.signIn("cuti", TestAccounts.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(admin.get("/people/" + id).body()).contains("Akun dinonaktifkan", "Aktifkan");
        admin.post("/people/" + id + "/enable");
        assertThat(away.signIn("cuti", TestAccounts.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void nobodyTakesTheirOwnRightsAndOneAdministratorStays() {
        Browsing admin = admin("kepala-5");
        long own = id("kepala-5");
        admin.get("/people/" + own);
        assertThat(admin.post("/people/" + own, "name", "Kepala", "role", "staff")
                        .body())
                .contains("tidak dapat melepas peran pengelola");
        admin.post("/people/" + own + "/disable");
        assertThat(admin.get("/people/" + own).body()).contains("tidak dapat menonaktifkan akun sendiri");
        assertThat(admin.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aNewPasswordIsShownOnceAndEndsTheSessions() {
        Browsing admin = admin("kepala-6");
        long id = TestAccounts.add(database, "lupa", DeskRole.STAFF).account();
        Browsing forgetful = Browsing.as(port, "lupa");
        admin.get("/people/" + id);
        String password = found("id=\"initial-password\">([^<]+)<", admin.post("/people/" + id + "/password"));
        assertThat(to(forgetful.get("/account"))).startsWith("/login");
        assertThat(forgetful.signIn("lupa", TestAccounts.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(to(forgetful.signIn("lupa", password))).isEqualTo("/account/password");
    }

    @Test
    void sessionsOfOthersAreSeenAndEnded() {
        Browsing admin = admin("kepala-7");
        long id = TestAccounts.add(database, "ramai", DeskRole.STAFF).account();
        Browsing one = Browsing.as(port, "ramai");
        Browsing two = Browsing.as(port, "ramai");
        String session = found("/people/" + id + "/sessions/(\\d+)/end", admin.get("/people/" + id));
        admin.post("/people/" + id + "/sessions/" + session + "/end");
        assertThat(List.of(one.get("/account").statusCode(), two.get("/account").statusCode()))
                .containsExactlyInAnyOrder(200, 303);
        admin.post("/people/" + id + "/sessions/end");
        assertThat(one.get("/account").statusCode()).isEqualTo(303);
        assertThat(two.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void codesAreSetUpAskedForUsedOnceAndTakenOff() {
        long id = TestAccounts.add(database, "berkode", DeskRole.STAFF).account();
        Browsing browser = Browsing.as(port, "berkode");
        HttpResponse<String> form = browser.get("/account/codes");
        assertThat(form.body()).contains("data:image/svg+xml;base64,");
        assertThat(browser.post("/account/codes", "code", "000000").statusCode())
                .isEqualTo(422);
        Instant then = Instant.now();
        HttpResponse<String> set = browser.post("/account/codes", "code", TestCodes.pending(context, id, then));
        assertThat(set.body()).contains("Kode pemulihan");
        String recovery = found("<li>([a-z0-9-]{19})</li>", set);

        Browsing again = new Browsing(port);
        assertThat(to(again.signIn("berkode", TestAccounts.PASSWORD, "next", "/account")))
                .isEqualTo("/login/code?next=%2Faccount");
        assertThat(to(again.get("/account"))).startsWith("/login");
        again.get("/login/code");
        String used = TestCodes.current(context, id, then);
        assertThat(again.post("/login/code", "code", used).statusCode())
                .as("the code of the set-up")
                .isEqualTo(422);
        String next = TestCodes.current(context, id, then.plusSeconds(30));
        HttpResponse<String> in = again.post("/login/code", "code", next, "next", "/account");
        assertThat(to(in)).isEqualTo("/account");

        Browsing third = new Browsing(port);
        third.signIn("berkode", TestAccounts.PASSWORD);
        assertThat(third.post("/login/code", "code", next).statusCode()).isEqualTo(422);
        assertThat(to(third.post("/login/code", "code", recovery.toUpperCase(java.util.Locale.ROOT))))
                .isEqualTo("/");
        Browsing fourth = new Browsing(port);
        fourth.signIn("berkode", TestAccounts.PASSWORD);
        assertThat(fourth.post("/login/code", "code", recovery).statusCode()).isEqualTo(422);

        third.get("/account");
        third.post("/account/codes/stop", "current", "bukan sandinya");
        assertThat(third.get("/account").body()).contains("sekarang tidak benar", "yang tersisa: 9");
        third.post("/account/codes/stop", "current", TestAccounts.PASSWORD);
        assertThat(third.get("/account").body()).contains("Kode sekali pakai dilepas.");
        assertThat(to(new Browsing(port).signIn("berkode", TestAccounts.PASSWORD)))
                .isEqualTo("/");
    }

    @Test
    void codesAreGuessedFiveTimes() {
        long id = TestAccounts.add(database, "tebak", DeskRole.STAFF).account();
        TestCodes.set(database, id);
        Browsing browser = new Browsing(port);
        browser.signIn("tebak", TestAccounts.PASSWORD);
        browser.get("/login/code");
        for (int i = 0; i < 5; i++) {
            assertThat(browser.post("/login/code", "code", "00000" + i).statusCode())
                    .isEqualTo(422);
        }
        assertThat(browser.post("/login/code", "code", "000009").statusCode()).isEqualTo(429);
    }

    @Test
    void tokensAreMadeShownOnceListedAndRevoked() {
        Browsing admin = admin("kepala-8");
        assertThat(admin.get("/people/tokens").body()).contains("admin", "berlaku");
        HttpResponse<String> made =
                admin.post("/people/tokens", "name", "loket-7", "scopes", "reporter", "expires", "2099-12-31");
        String secret = found("id=\"secret\">([^<]+)<", made);
        assertThat(new Calls(port, secret).get("/api/v1/imports").status()).isEqualTo(200);
        HttpResponse<String> list = admin.get("/people/tokens");
        assertThat(list.body()).contains("loket-7", "berlaku sampai 2099-12-31").doesNotContain(secret);
        assertThat(admin.post("/people/tokens", "name", "loket-7", "scopes", "admin")
                        .body())
                .contains("dipakai token lain", "scopes")
                .contains("checked");
        assertThat(admin.post("/people/tokens", "name", "x y", "expires", "2001-01-01")
                        .body())
                .contains("tanpa spasi", "paling sedikit satu", "hari ini atau");
        long id = database.sql("select id from api_token where name = 'loket-7'")
                .query(Long.class)
                .single();
        assertThat(database.sql("select last_used is not null from api_token where id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        admin.post("/people/tokens/" + id + "/revoke");
        assertThat(new Calls(port, secret).get("/api/v1/imports").status()).isEqualTo(401);
        assertThat(admin.get("/people/tokens").body()).contains("dicabut", "Token dicabut.");
    }

    @Test
    void aTokenThatIsOverOpensNothing() {
        String secret = tokens.issue(
                        "lewat", List.of(ApiRole.ADMIN), Instant.now().minusSeconds(1))
                .orElseThrow()
                .secret();
        assertThat(new Calls(port, secret).get("/api/v1/imports").status()).isEqualTo(401);
    }

    @Test
    void everyPageIsThereInEnglish() {
        Browsing admin = admin("kepala-9");
        long id = id("kepala-9");
        for (String page :
                List.of("/people", "/people/new", "/people/tokens", "/people/" + id, "/account", "/account/codes")) {
            HttpResponse<String> shown = admin.get(page + "?lang=en");
            assertThat(shown.statusCode()).as(page).isEqualTo(200);
            assertThat(shown.body()).as(page).contains("lang=\"en\"").doesNotContain("??");
        }
        admin.get("/account");
        admin.post("/account/language", "language", "en");
        assertThat(admin.get("/account").body()).contains("The language is saved.");
    }

    @Test
    void withoutAProviderThereIsNoneOfIt() {
        assertThat(context.getBeanNamesForType(OidcLogin.class)).isEmpty();
        assertThat(new Browsing(port).get("/login").body()).doesNotContain("oidc");
    }
}
