package id.patuh.desk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** Findings at every point of their lives, and waivers. */
final class FindingScenes {

    private final BrowserTest desk;
    private final long asked;
    private final long finished;
    private final long waived;
    private final long plain;

    FindingScenes(BrowserTest desk) {
        this.desk = desk;
        this.asked = desk.finding("GJ-2026-10-003", "time");
        this.finished = desk.finding("GJ-2026-10-032", "time");
        this.waived = desk.finding("GJ-2026-10-022", "time");
        this.plain = desk.finding("GJ-2026-10-051", "presence");
        followUp();
        waive();
    }

    private void followUp() {
        write("inspektur", asked, "kind=question&words=Mengapa langkah ini terlambat?&due=2999-01-15");
        write("inspektur", finished, "kind=question&words=Mengapa begitu lama?\nAdakah suku cadang?&due=2999-01-15");
        write("teknisi", finished, "kind=answer&words=Suku cadang baru datang siang hari.");
        write(
                "inspektur",
                finished,
                "kind=recommendation&words=Sediakan suku cadang di gudang.&cause=Tidak ada persediaan."
                        + "&effect=Kantor pelapor tidak terlayani selama dua jam.");
        write("inspektur", finished, "kind=comment&words=Salah tempat.");
        write("inspektur", finished, "kind=undo&entry=" + last("input[name=entry]"));
        write("inspektur", finished, "kind=assignment&assignee=" + desk.account("inspektur-2"));
        write("inspektur", finished, "kind=status&status=as-recommended&words=Gudang dilihat.&due=2999-02-01");
        write("inspektur", finished, "kind=sign-off&words=Selesai.");
    }

    private void write(String login, long finding, String fields) {
        desk.in(login).go("/findings/" + finding);
        taken(desk.browser.post("/findings/" + finding + "/entries", fields + "&last=" + last("input[name=last]")));
    }

    /** What the last such field of the page holds. */
    private String last(String css) {
        return String.valueOf(
                desk.browser.script("return [...document.querySelectorAll('" + css + "')].at(-1)?.value"));
    }

    private void waive() {
        ask(waived, "scope=finding&reason=Gempa bumi; listrik padam di seluruh kabupaten.");
        decide("what=approve&reason=Dibenarkan oleh surat PLN.");
        ask(plain, "scope=case-step&reason=Ketentuan baru belum disosialisasikan.");
        decide("what=refuse&reason=Sosialisasi sudah dilakukan pada bulan Juli.");
        ask(finished, "scope=finding&reason=Banjir.");
        decide("what=approve&reason=Ya.");
        decide("what=revoke&reason=Tanggal banjir keliru.");
        ask(
                asked,
                "scope=sop-step&reason=Kantor dipindahkan selama satu minggu.&from=2026-10-01&to=2026-10-07"
                        + "&unit=Dinas Contoh A");
    }

    private void ask(long finding, String fields) {
        desk.in("inspektur").go("/findings/" + finding);
        taken(desk.browser.post("/findings/" + finding + "/waivers", fields + "&until=" + BrowserTest.inAYear()));
    }

    private void decide(String fields) {
        taken(desk.in("inspektur-2").go("/waivers").post("/waivers/" + lastWaiver(), fields));
    }

    private static void taken(Browser browser) {
        assertThat(browser.status()).as(browser.text()).isEqualTo(200);
    }

    private long lastWaiver() {
        return desk.number("select max(id) from waiver");
    }

    List<Scene> all() {
        return Stream.of(findings(), waivers(), refusals())
                .flatMap(scenes -> scenes)
                .toList();
    }

    private Stream<Scene> findings() {
        long unproven = desk.finding("GJ-2026-10-002", "applicability");
        return Stream.of(
                Scene.at("findings", "pengelola", "/findings"),
                Scene.at("findings-staff", "teknisi", "/findings"),
                Scene.at("findings-leadership", "pimpinan", "/findings"),
                Scene.at("findings-none", "pengelola", "/findings?q=tidak-ada"),
                Scene.at("findings-more", "inspektur", "/findings?month=2026-10&check=time&history=all&sort=severity"),
                Scene.at("findings-signed-off", "inspektur", "/findings?closed=yes"),
                Scene.at("finding", "inspektur", "/findings/" + plain),
                Scene.at("finding-unproven", "inspektur", "/findings/" + unproven),
                Scene.at("finding-asked", "teknisi", "/findings/" + asked),
                Scene.at("finding-log", "inspektur", "/findings/" + finished),
                Scene.at("finding-log-leadership", "pimpinan", "/findings/" + finished),
                Scene.at("finding-waived", "pimpinan", "/findings/" + waived),
                Scene.at("case-waived", "inspektur", "/case?sop=" + BrowserTest.SOP + "&case=GJ-2026-10-022"),
                selected("question"),
                selected("status"),
                Scene.of(
                        "findings-selected-none",
                        "inspektur",
                        browser -> browser.go("/findings").post("/findings/selected", "kind=status&back=/findings")));
    }

    private Scene selected(String kind) {
        String fields = "kind=" + kind + "&back=/findings&id=" + plain + "&id=" + asked;
        return Scene.of(
                "findings-selected-" + kind,
                "inspektur",
                browser -> browser.go("/findings").post("/findings/selected", fields));
    }

    private Stream<Scene> waivers() {
        return Stream.of(
                Scene.at("waivers", "inspektur-2", "/waivers"),
                Scene.at("waivers-own", "inspektur", "/waivers"),
                Scene.at("waivers-in-force", "inspektur", "/waivers?state=in-force"),
                Scene.at("waivers-refused", "pimpinan", "/waivers?state=refused"),
                Scene.at("waivers-revoked", "pimpinan", "/waivers?state=revoked"),
                Scene.at("waivers-expired", "pimpinan", "/waivers?state=expired"));
    }

    private Stream<Scene> refusals() {
        String finding = "/findings/" + plain;
        return Stream.of(
                wrong("finding-entry-wrong", finding, "/entries", "kind=question&words=&due=2020-01-01&last=0"),
                wrong("finding-waiver-wrong", finding, "/waivers", "scope=sop-step&reason=&until=2020-01-01"),
                wrong(
                        "findings-selected-wrong",
                        "/findings",
                        "/selected/entries",
                        "kind=question&words=&due=2020-01-01&id=" + plain),
                wrong("finding-stale", "/findings/" + asked, "/entries", "kind=comment&words=Dua sekaligus&last=0")
                        .refused(409),
                Scene.of(
                                "waiver-wrong",
                                "inspektur-2",
                                browser -> browser.go("/waivers")
                                        .post("/waivers/" + lastWaiver(), "what=approve&reason= "))
                        .refused(422));
    }

    private static Scene wrong(String name, String page, String form, String fields) {
        return Scene.of(name, "inspektur", browser -> browser.go(page).post(page + form, fields))
                .refused(422);
    }
}
