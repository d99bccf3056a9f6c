package id.patuh.web;

import static id.patuh.web.Browsing.to;
import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.TestAccounts;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in by an identity provider, one on loopback. */
class OidcTest extends RestTest {

    private static final FakeProvider PROVIDER = new FakeProvider();

    @Autowired
    JdbcClient database;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("patuh.oidc.issuer", PROVIDER::issuer);
        registry.add("patuh.oidc.client-id", () -> "patuh");
        registry.add("patuh.oidc.client-secret", () -> "rahasia");
        registry.add("patuh.oidc.name", () -> "SSO Kantor");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void asItShould() {
        PROVIDER.verified = true;
        PROVIDER.nonce = "";
    }

    private String address(HttpResponse<String> answer) {
        URI uri = URI.create(to(answer));
        return uri.isAbsolute() ? uri.getRawPath() + "?" + uri.getRawQuery() : uri.toString();
    }

    private HttpResponse<String> comeBack(Browsing browser, String next) {
        HttpResponse<String> away = browser.get("/login/oidc/patuh" + next);
        assertThat(away.statusCode()).isIn(302, 303);
        URI back = URI.create(PROVIDER.letIn(to(away)));
        return browser.get(back.getRawPath() + "?" + back.getRawQuery());
    }

    @Test
    void theLogInPageOffersIt() {
        assertThat(new Browsing(port).get("/login").body()).contains("Masuk dengan SSO Kantor", "/login/oidc/patuh");
    }

    @Test
    void whoseVerifiedAddressAnAdministratorPutDownComesIn() {
        long account =
                TestAccounts.add(database, "oidc-satu", DeskRole.INSPECTOR).account();
        database.sql("update account set email = 'Satu@kantor.example', must_change = true where id = ?")
                .param(account)
                .update();
        PROVIDER.subject = "sub-1";
        PROVIDER.email = "satu@kantor.example";
        Browsing browser = new Browsing(port);
        HttpResponse<String> away = browser.get("/login/oidc/patuh");
        Map<String, String> asked = FakeProvider.parameters(URI.create(to(away)).getRawQuery());
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
        HttpResponse<String> back = comeBack(browser, "?next=%2Faccount");
        assertThat(address(back)).isEqualTo("/account");
        assertThat(browser.get("/account").body()).contains("oidc-satu", "identitas terhubung");

        // from now on the subject counts, whatever the address
        PROVIDER.email = "lain@kantor.example";
        assertThat(address(comeBack(new Browsing(port), ""))).isEqualTo("/");
    }

    @Test
    void whomNobodyLinkedStaysOutside() {
        long accounts = count();
        PROVIDER.subject = "sub-asing";
        PROVIDER.email = "asing@kantor.example";
        Browsing browser = new Browsing(port);
        assertThat(address(comeBack(browser, ""))).isEqualTo("/login?problem=identity");
        assertThat(browser.get("/login?problem=identity").body()).contains("tidak terhubung dengan akun");
        assertThat(to(browser.get("/account"))).startsWith("/login");
        assertThat(count()).isEqualTo(accounts);
    }

    private long count() {
        return database.sql("select count(*) from account").query(Long.class).single();
    }

    @Test
    void anAddressThatTheProviderDidNotVerifyIsNobodys() {
        TestAccounts.add(database, "oidc-dua", DeskRole.ADMIN);
        database.sql("update account set email = 'dua@kantor.example' where login = 'oidc-dua'")
                .update();
        PROVIDER.subject = "sub-2";
        PROVIDER.email = "dua@kantor.example";
        PROVIDER.verified = false;
        assertThat(address(comeBack(new Browsing(port), ""))).isEqualTo("/login?problem=identity");
    }

    @Test
    void aDisabledAccountStaysOutside() {
        TestAccounts.add(database, "oidc-tiga", DeskRole.STAFF);
        database.sql("update account set subject = 'sub-3', disabled = now() where login = 'oidc-tiga'")
                .update();
        PROVIDER.subject = "sub-3";
        assertThat(address(comeBack(new Browsing(port), ""))).isEqualTo("/login?problem=identity");
    }

    @Test
    void whatAnotherBrowserBringsBackOrBringsTwiceIsRefused() {
        TestAccounts.add(database, "oidc-empat", DeskRole.STAFF);
        database.sql("update account set subject = 'sub-4' where login = 'oidc-empat'")
                .update();
        PROVIDER.subject = "sub-4";
        Browsing mine = new Browsing(port);
        URI back = URI.create(PROVIDER.letIn(to(mine.get("/login/oidc/patuh"))));
        String path = back.getRawPath() + "?" + back.getRawQuery();
        Browsing other = new Browsing(port);
        other.get("/login");
        assertThat(address(other.get(path))).isEqualTo("/login?problem=provider");
        assertThat(address(mine.get(path))).isEqualTo("/");
        assertThat(address(new Browsing(port).get(path))).isEqualTo("/login?problem=provider");
    }

    @Test
    void aTokenForAnotherRequestIsRefused() {
        PROVIDER.nonce = "dari-permintaan-lain";
        PROVIDER.subject = "sub-4";
        assertThat(address(comeBack(new Browsing(port), ""))).isEqualTo("/login?problem=provider");
    }
}
