package id.patuh.desk.browser;

import java.util.List;
import java.util.stream.Stream;

/** Cases and the figures counted from them. */
final class CaseScenes {

    private static final String CASE = "/case?sop=" + BrowserTest.SOP + "&case=";

    private CaseScenes() {}

    static List<Scene> all() {
        return Stream.concat(cases(), figures()).toList();
    }

    private static Stream<Scene> cases() {
        return Stream.of(
                Scene.at("cases", "inspektur", "/cases"),
                Scene.at("cases-staff", "teknisi", "/cases"),
                Scene.at("cases-leadership", "pimpinan", "/cases?state=overdue"),
                Scene.at("cases-none", "inspektur", "/cases?q=tidak-ada"),
                Scene.at(
                        "cases-filtered",
                        "inspektur",
                        "/cases?month=2026-10&check=time&verdict=violated&severity=major&step=8&role=teknis"
                                + "&person=Teknisi A&sort=latest"),
                Scene.at("case", "inspektur", CASE + BrowserTest.CASE),
                Scene.at("case-staff", "teknisi", CASE + BrowserTest.CASE),
                Scene.at("case-leadership", "pimpinan", CASE + "GJ-2026-10-007"),
                Scene.at("case-suspended", "inspektur", CASE + "GJ-2026-10-018"),
                Scene.at("case-open", "inspektur", CASE + "GJ-2026-10-062"),
                Scene.at("case-clean", "inspektur", CASE + "GJ-2026-10-001"),
                Scene.at("case-then", "inspektur", CASE + BrowserTest.CASE + "&as-of=2026-10-27T09:00"),
                Scene.at("case-missing", "inspektur", CASE + "TIDAK-ADA").refused(404),
                Scene.at("case-bad-time", "inspektur", CASE + BrowserTest.CASE + "&as-of=kemarin")
                        .refused(400));
    }

    private static Stream<Scene> figures() {
        return Stream.of(
                Scene.at("overview", "inspektur", "/?month=2026-10"),
                Scene.at("overview-staff", "teknisi", "/?month=2026-10"),
                Scene.at("overview-leadership", "pimpinan", "/?month=2026-10"),
                Scene.at("overview-no-cases", "pimpinan", "/?month=2025-03"),
                Scene.at("scorecard", "inspektur", "/scorecard"),
                Scene.at("scorecard-pairs", "inspektur", "/scorecard?month=2026-10&by=step&and=check"),
                Scene.at("scorecard-people", "inspektur", "/scorecard?month=2026-10&by=actor"),
                Scene.at("scorecard-leadership", "pimpinan", "/scorecard?from=2026-08&to=2026-10&by=month"),
                Scene.at("scorecard-none", "pimpinan", "/scorecard?month=2025-03"),
                Scene.at("scorecard-cases", "inspektur", "/scorecard/cases?month=2026-10"),
                Scene.at("scorecard-cases-none", "inspektur", "/scorecard/cases?month=2025-03"),
                Scene.at("scorecard-wrong", "inspektur", "/scorecard?by=kota").refused(400),
                Scene.at("status", "pengelola", "/status"),
                Scene.at("status-staff", "teknisi", "/status"));
    }
}
