package id.patuh.desk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do at the desk, from first look to the end, in a real browser. */
class WalksTest extends BrowserTest {

    @AfterEach
    void nothingToComplainOf() {
        if (browser != null) {
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aFindingFromFirstLookToSignOff() {
        long number = finding("GJ-2026-10-051", "known-step");
        as("inspektur")
                .go("/findings?q=GJ-2026-10-051&check=known-step&lang=id")
                .click("a[href^='/findings/" + number + "']");
        browser.until("Pemriksaan Kabid");
        write("question", "Mengapa langkah ini dicatat dengan nama lain?", inAYear());

        as("teknisi").phone().go("/findings/" + number).until("Mengapa langkah ini dicatat");
        write("answer", "Salah ketik; sudah diperbaiki pada formulir.", "");
        browser.wide();

        as("inspektur").go("/findings/" + number).until("Salah ketik");
        write("recommendation", "Pakai nama langkah dari SOP.", "");
        open("#status-status");
        browser.choose("#status-status", "as-recommended").type("#status-words", "Formulir sudah dilihat.");
        submit("#status-words").until("Formulir sudah dilihat.");
        open("#sign-off-words");
        browser.type("#sign-off-words", "Selesai.");
        submit("#sign-off-words");
        browser.until("Selesai.").until("teknisi").until("inspektur");
        assertThat(browser.text()).contains("sesuai");

        as("pimpinan").go("/findings/" + number).until("Formulir sudah dilihat.");
        assertThat(browser.all("form[action$='/entries']")).isEmpty();
    }

    private void write(String form, String words, String due) {
        open("#" + form + "-words");
        browser.type("#" + form + "-words", words);
        if (!due.isEmpty()) {
            browser.set("#" + form + "-due", due);
        }
        submit("#" + form + "-words").until(words);
    }

    /** Unfolds what a field lies in. */
    private void open(String field) {
        browser.script("arguments[0].closest('details').open = true", browser.one(field));
    }

    private Browser submit(String field) {
        browser.script("arguments[0].closest('form').setAttribute('data-test', 'now')", browser.one(field));
        return browser.send("form[data-test=now] button[type=submit]");
    }

    @Test
    void aWaiverNeedsTwo() {
        long number =
                finding("GJ-2026-10-058", database.sql("""
                        select min(f.check_name) from finding f join sop_case c on c.id = f.case_no
                         where c.case_id = 'GJ-2026-10-058' and f.ended is null and f.verdict = 'violated'""").query(String.class).single());
        as("inspektur").go("/findings/" + number + "?lang=id");
        open("#waiver-reason");
        browser.type("#waiver-reason", "Gardu listrik padam di seluruh kabupaten.")
                .set("#waiver-until", inAYear());
        submit("#waiver-reason");
        browser.go("/waivers").until("Gardu listrik padam");
        assertThat(browser.all("button[value=approve]")).isEmpty();

        as("inspektur-2").go("/waivers").until("Gardu listrik padam");
        browser.type("main textarea[name=reason]", "Dibenarkan oleh surat PLN.").send("button[value=approve]");
        browser.go("/findings/" + number).until("dikecualikan");
        assertThat(browser.text()).contains("melanggar", "Dibenarkan oleh surat PLN.");
    }

    @Test
    void anImportWithRejectsIsMended(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("loket.csv");
        Files.writeString(
                file,
                "case,step,transition,at,actor\nBR-1,1,complete,2026-10-05T08:00:00+08:00,Loket\n"
                        + "BR-2,1,complete,kemarin sore,Loket\n");
        as("inspektur").go("/imports?lang=id").one("#files").sendKeys(file.toString());
        browser.click("form[data-drop] button[type=submit]").until("loket.csv");
        browser.one("a[href*='/mend'], a[href^='/imports/']");
        long input = database.sql("select max(id) from input where name = 'loket.csv'")
                .query(Long.class)
                .single();
        browser.go("/imports/" + input)
                .until("kemarin sore")
                .click("a[href$='/mend']")
                .until("kemarin sore");
        browser.type("input[value='kemarin sore']", "2026-10-05T17:00:00+08:00");
        browser.send("form[action$='/mend'] button[type=submit]");
        browser.go("/cases?q=BR-2").until("BR-2");
        assertThat(browser.text()).contains("1 kasus");
    }

    @Test
    void staffFindTheirOverdueStepsOnAPhone() {
        as("teknisi").phone().go("/?lang=id");
        assertThat(browser.overflows()).isFalse();
        assertThat(browser.all("nav#nav a[href='/people']")).isEmpty();
        browser.click("button.menu").one("nav#nav.open a[href='/cases']").click();
        browser.until("GJ-2026-10");
        assertThat(browser.overflows()).isFalse();
        browser.go("/people").until("tidak berhak");
        browser.wide();
        browser.complaints();
    }
}
