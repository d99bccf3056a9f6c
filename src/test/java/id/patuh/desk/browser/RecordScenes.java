package id.patuh.desk.browser;

import java.util.List;

/** Steps recorded by hand, and reports. */
final class RecordScenes {

    private static final String STEP = "/register?sop=" + BrowserTest.SOP + "&step=2";

    private final String receipt;
    private final String report;

    RecordScenes(BrowserTest desk) {
        desk.in("inspektur").go(STEP).type("#case", "GJ-2026-11-001").set("#at", "2026-11-02T08:20:00");
        this.receipt = desk.browser.submit("#case").path();
        desk.in("inspektur").go("/reports");
        desk.browser.post("/reports", "sop=" + BrowserTest.SOP + "&period=2026-10&office=&language=id");
        this.report = desk.browser.path();
        desk.until("the report is made", () -> desk.number("select count(*) from report where state = 'made'") == 1);
    }

    List<Scene> all() {
        return List.of(
                Scene.at("register", "inspektur", "/register"),
                Scene.at("register-step", "inspektur", STEP),
                Scene.at("register-staff", "teknisi", STEP),
                Scene.at("register-nothing", "tamu", "/register"),
                Scene.at("register-leadership", "pimpinan", "/register").refused(403),
                Scene.of(
                                "register-wrong",
                                "teknisi",
                                browser -> browser.go(STEP)
                                        .set("#at", "2999-01-01T08:00:00")
                                        .submit("#case"))
                        .refused(422),
                Scene.at("receipt", "inspektur", receipt),
                Scene.at("reports", "inspektur", "/reports"),
                Scene.at("reports-leadership", "pimpinan", "/reports"),
                Scene.at("report", "pimpinan", report),
                Scene.of(
                        "reports-wrong",
                        "inspektur",
                        browser -> browser.go("/reports")
                                .post("/reports", "sop=" + BrowserTest.SOP + "&period=Oktober&office=&language=id")));
    }
}
