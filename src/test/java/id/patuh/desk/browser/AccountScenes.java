package id.patuh.desk.browser;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.TestAccounts;
import id.patuh.accounts.TestCodes;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Signing in, one's own account, other people's, tokens. */
final class AccountScenes {

    private final BrowserTest desk;
    private final long locked;
    private final long fresh;

    AccountScenes(BrowserTest desk) {
        this.desk = desk;
        desk.person("bersandi", DeskRole.STAFF, List.of("kabid"));
        this.locked = desk.account("bersandi");
        TestCodes.set(desk.database, locked);
        desk.person("baru", DeskRole.LEADERSHIP, List.of());
        this.fresh = desk.account("baru");
        desk.database
                .sql("update account set must_change = true where id = ?")
                .param(fresh)
                .update();
    }

    List<Scene> all() {
        return Stream.of(signingIn(), own(), others()).flatMap(scenes -> scenes).toList();
    }

    private Stream<Scene> signingIn() {
        return Stream.of(
                Scene.at("login", "", "/login"),
                Scene.at("login-first", "", "/findings?check=time"),
                Scene.at("login-elsewhere", "", "/login?problem=identity"),
                Scene.of("login-wrong", "", browser -> signIn(browser, "inspektur", "salah"))
                        .refused(422),
                Scene.of("login-often", "", browser -> {
                            for (int i = 0; i < 6; i++) {
                                browser.complaints();
                                signIn(browser, "siapa-saja", "salah");
                            }
                        })
                        .refused(429),
                Scene.of("login-code", "", browser -> signIn(browser, "bersandi", TestAccounts.PASSWORD)),
                Scene.of(
                                "login-code-wrong",
                                "",
                                browser -> signIn(browser, "bersandi", TestAccounts.PASSWORD)
                                        .post("/login/code", "code=000000"))
                        .refused(422));
    }

    private static Browser signIn(Browser browser, String login, String password) {
        return browser.go("/login").post("/login", "login=" + login + "&password=" + password);
    }

    private Stream<Scene> own() {
        return Stream.of(
                Scene.at("account", "pengelola", "/account"),
                Scene.at("account-with-codes", "bersandi", "/account"),
                Scene.at("account-codes", "tamu", "/account/codes"),
                Scene.of(
                                "account-codes-wrong",
                                "tamu",
                                browser -> browser.go("/account/codes").post("/account/codes", "code=000000"))
                        .refused(422),
                Scene.of("account-recovery", "tamu", this::enrol),
                Scene.at("account-password", "tamu", "/account/password"),
                Scene.at("account-password-first", "baru", "/findings"),
                Scene.of(
                                "account-password-wrong",
                                "tamu",
                                browser -> browser.go("/account/password")
                                        .post("/account/password", "current=x&password=pendek&again=pendek"))
                        .refused(422));
    }

    private void enrol(Browser browser) {
        long guest = desk.account("tamu");
        desk.database
                .sql("update account set totp = null where id = ?")
                .param(guest)
                .update();
        browser.go("/account/codes");
        String code = TestCodes.pending(desk.context, guest, Clock.systemUTC().instant());
        browser.post("/account/codes", "code=" + code);
        desk.database
                .sql("update account set totp = null where id = ?")
                .param(guest)
                .update();
    }

    private Stream<Scene> others() {
        return Stream.of(
                Scene.at("people", "pengelola", "/people"),
                Scene.at("people-none", "pengelola", "/people?q=tidak-ada"),
                Scene.at("people-new", "pengelola", "/people/new"),
                Scene.of(
                                "people-new-wrong",
                                "pengelola",
                                browser -> browser.go("/people/new")
                                        .post("/people/new", "login=Bukan Nama!&name=&role=staff&email=x"))
                        .refused(422),
                Scene.of(
                        "people-password",
                        "pengelola",
                        browser -> browser.go("/people/" + fresh).post("/people/" + fresh + "/password", "")),
                Scene.at("person", "pengelola", "/people/" + locked),
                Scene.at("person-missing", "pengelola", "/people/999999").refused(404),
                Scene.at("tokens", "pengelola", "/people/tokens"),
                Scene.of(
                                "tokens-wrong",
                                "pengelola",
                                browser ->
                                        browser.go("/people/tokens").post("/people/tokens", "name=&expires=2020-01-01"))
                        .refused(422),
                Scene.of(
                        "tokens-secret",
                        "pengelola",
                        browser -> browser.go("/people/tokens")
                                .post(
                                        "/people/tokens",
                                        "name=loket-" + System.nanoTime() + "&scopes=reporter&expires=2999-01-01")));
    }
}
