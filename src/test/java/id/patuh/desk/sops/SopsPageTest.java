package id.patuh.desk.sops;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.desk.VisitedDesk;
import id.patuh.standing.RulesShelf;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;

class SopsPageTest extends VisitedDesk {

    @Autowired
    RulesShelf shelf;

    @Test
    void theTableStandsAsInTheOfficialForm() {
        String list = read(leader(), "/sops");
        assertThat(list)
                .contains("Network outage maintenance", "/sops/" + SOP + "/2021-01", "/calendars/jam-kerja-asn");
        String page = read(staff(), "/sops/" + SOP);
        assertThat(page)
                .contains(
                        "30 minutes",
                        "13 hours",
                        "Undang-undang No. 36 Tahun 1999",
                        "Head of the e-Government Section",
                        "80 %: the performer",
                        "On record as produced when the step is done: Disposisi.");
        long marks = shelf.sops().latest(SOP).steps().stream()
                .mapToLong(step -> step.roles().size())
                .sum();
        assertThat(page.split("carries it out", -1)).hasSize((int) marks + 1);
    }

    @Test
    void theRulesAreShownInWordsAndAsTheyAreWritten() {
        String page = read(staff(), "/sops/" + SOP + "/2021-01");
        assertThat(page)
                .contains(
                        "The step was done after its limit had passed.",
                        "overLimit",
                        "berita-acara-diketahui",
                        "The reporting office has acknowledged the Berita Acara.",
                        "StepInCase(");
        assertThat(look(staff(), "/sops/" + SOP + "/2021-01/sop.yaml").text()).startsWith("# SOP Maintenance");
        assertThat(look(staff(), "/sops/nothing").status()).isEqualTo(404);
        assertThat(look(staff(), "/sops/" + SOP + "/1999").status()).isEqualTo(404);
    }

    @Test
    void ramadanHoursStandInTheMonthWithTheirDecree() {
        String march = read(staff(), "/calendars/jam-kerja-asn?month=2026-03");
        assertThat(march).contains("March 2026", "Ramadan", "08:00–12:00", "month=2026-02", "month=2026-04");
        String november = read(staff(), "/calendars/jam-kerja-asn?month=2026-11");
        assertThat(november).contains("07:30–12:00");
        assertThat(read(staff(), "/calendars/always?month=2026-02")).contains("672 working hours on 28 days");
        assertThat(look(staff(), "/calendars/jam-kerja-asn?month=next").status())
                .isEqualTo(400);
        assertThat(look(staff(), "/calendars/nothing").status()).isEqualTo(404);
    }

    private String draft(String change, String into) {
        String yaml = shelf.table(shelf.sops().latest(SOP));
        assertThat(yaml).contains(change);
        return yaml.replace("version: 2021-01", "version: 2026-12")
                .replace("effective-from: 2021-01-01", "effective-from: 2026-12-01")
                .replaceFirst(java.util.regex.Pattern.quote(change), into);
    }

    private static MockMultipartFile yaml(String name, String content) {
        return new MockMultipartFile("file", name, "application/yaml", content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDraftIsCheckedComparedRehearsedAndEveryFlipIsListed() {
        String csv = "case,step,at,role\nR-1,1,2026-10-05 08:00,opd-pelapor\nR-1,2,2026-10-05 08:20,kadis\n";
        settled(number(
                upload(inspector(), "/imports", file("files", "r.csv", csv)).to()));
        String draft =
                draft("    limit: 30 menit\n    outputs: [Disposisi]", "    limit: 10 menit\n    outputs: [Disposisi]");
        Page uploaded = upload(inspector(), "/drafts", yaml("sop.yaml", draft));
        String page = read(inspector(), uploaded.to());
        assertThat(page).contains("30 minutes", "10 minutes", "2026-12", "Step 2");

        Page started = submit(inspector(), uploaded.to() + "/rehearse", "now", "true", "sample", "");
        assertThat(started.to()).startsWith("/rehearsals/");
        until(
                "the rehearsal is over",
                () -> database.sql("select finished is not null from rehearsal where id = ?")
                        .param(number(started.to()))
                        .query(Boolean.class)
                        .single());
        String flips = read(inspector(), started.to());
        assertThat(flips).contains("R-1", "no finding", "violated", "1 of 1 cases audited");
        assertThat(read(inspector(), started.to() + "?change=withdrawn")).contains("No verdict would change");
        assertThat(look(staff(), started.to()).status()).isEqualTo(403);
        assertThat(submit(inspector(), uploaded.to() + "/adopt").status()).isEqualTo(403);
    }

    @Test
    void aFaultyDraftIsKeptWithItsComplaintsAndNothingElseIsTaken() {
        String faulty = draft("    limit: 30 menit", "    limit: <b>soon</b>");
        String page = read(
                inspector(),
                upload(inspector(), "/drafts", yaml("sop.yaml", faulty)).to());
        assertThat(page).contains("cannot be rehearsed", "&lt;b&gt;soon").doesNotContain("<b>soon");
        assertThat(upload(inspector(), "/drafts", yaml("rules.drl", "rule")).to())
                .isEqualTo("/sops");
        assertThat(upload(staff(), "/drafts", yaml("sop.yaml", faulty)).status())
                .isEqualTo(403);
    }

    @Test
    void onlyAdministratorsSwitch() {
        assertThat(submit(inspector(), "/sops/switch").status()).isEqualTo(403);
        assertThat(submit(admin(), "/sops/switch").to()).isEqualTo("/sops");
    }
}
