package id.patuh.desk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every page of the desk: no barrier that axe-core knows, nothing to complain of on the console, nothing that sticks out on
 * a small phone. With {@code -Dpatuh.pictures=FOLDER} it also takes a picture of each, light and dark, in both languages,
 * at desk and phone width.
 */
class EveryPageTest extends BrowserTest {

    private static final String PICTURES = System.getProperty("patuh.pictures", "");

    private Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/");
        pages.put("cases", "/cases");
        pages.put("cases-none", "/cases?q=tidak-ada");
        pages.put("case", "/case?sop=" + SOP + "&case=" + CASE);
        pages.put("case-missing", "/case?sop=" + SOP + "&case=TIDAK-ADA");
        pages.put("findings", "/findings");
        pages.put("finding", "/findings/" + finding(CASE, "presence"));
        pages.put("waivers", "/waivers");
        pages.put("scorecard", "/scorecard");
        pages.put("scorecard-pairs", "/scorecard?by=step&and=check");
        pages.put("scorecard-cases", "/scorecard/cases?month=2026-10");
        pages.put("sops", "/sops");
        pages.put("sop", "/sops/" + SOP);
        pages.put("sop-changes", "/sops/" + SOP + "/2021-01/changes");
        pages.put("calendar", "/calendars/jam-kerja-asn?month=2026-03");
        pages.put("imports", "/imports");
        pages.put(
                "import",
                "/imports/"
                        + database.sql("select min(id) from input")
                                .query(Long.class)
                                .single());
        pages.put("mail", "/mail");
        pages.put("mail-in", "/mail/in");
        pages.put("mail-notices", "/mail/notices");
        pages.put("register", "/register");
        pages.put("reports", "/reports");
        pages.put("status", "/status");
        pages.put("people", "/people");
        pages.put("people-new", "/people/new");
        pages.put(
                "person",
                "/people/"
                        + database.sql("select min(id) from account")
                                .query(Long.class)
                                .single());
        pages.put("tokens", "/people/tokens");
        pages.put("account", "/account");
        pages.put("account-password", "/account/password");
        pages.put("account-codes", "/account/codes");
        return pages;
    }

    @Test
    void noPageHasABarrierOrAComplaint() throws IOException {
        as("pengelola");
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> page : pages().entrySet()) {
            for (String look : List.of("lang=id&theme=light", "lang=en&theme=dark")) {
                String path = with(page.getValue(), look);
                browser.wide().go(path);
                look(page.getKey() + " " + look + " desk", wrong);
                picture(page.getKey(), look, "desk");
                browser.phone().go(path);
                look(page.getKey() + " " + look + " phone", wrong);
                if (browser.overflows()) {
                    wrong.add(page.getKey() + " is wider than a small phone");
                }
                picture(page.getKey(), look, "phone");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theLogInHasNoBarrier() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String look : List.of("lang=id&theme=light", "lang=en&theme=dark")) {
            browser.phone().go("/login?" + look);
            look("login " + look, wrong);
            picture("login", look, "phone");
        }
        assertThat(wrong).isEmpty();
    }

    private void look(String page, List<String> wrong) throws IOException {
        if (browser.all("main h1").size() != 1) {
            wrong.add(page + " has no heading: " + browser.title());
        }
        browser.barriers().forEach(barrier -> wrong.add(page + ": " + barrier));
        browser.complaints().stream()
                .filter(complaint -> !(page.startsWith("case-missing") && complaint.contains("404")))
                .forEach(complaint -> wrong.add(page + ": console: " + complaint));
    }

    private void picture(String page, String look, String width) throws IOException {
        if (!PICTURES.isEmpty()) {
            String name = page + "-" + (look.contains("en") ? "en-dark" : "id-light") + "-" + width + ".png";
            browser.picture(Path.of(PICTURES, name));
        }
    }

    private static String with(String path, String look) {
        return path + (path.contains("?") ? "&" : "?") + look;
    }
}
