package id.patuh.desk.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** SOPs, their calendars, drafts and rehearsals; the register and its receipt; reports. */
final class SopScenes {

    private static final Path TABLE = Path.of("rules/maintenance-gangguan-jaringan/sop-2021-01.yaml");
    private static final String LIMIT = "    limit: 30 menit";

    private final BrowserTest desk;
    private final Path folder;
    private final String good;
    private final String faulty;
    private final String rehearsal;

    SopScenes(BrowserTest desk, Path folder) throws IOException {
        this.desk = desk;
        this.folder = folder;
        this.faulty = draft("    limit: lekas");
        this.good = draft("    limit: 10 menit");
        this.rehearsal = rehearsed();
    }

    private String draft(String limit) throws IOException {
        String table = Files.readString(TABLE)
                .replace("version: 2021-01", "version: 2026-12")
                .replace("effective-from: 2021-01-01", "effective-from: 2026-12-01");
        int at = table.indexOf(LIMIT);
        Path file = Files.writeString(
                folder.resolve("sop.yaml"), table.substring(0, at) + limit + table.substring(at + LIMIT.length()));
        desk.in("inspektur").go("/sops").one("#file").sendKeys(file.toString());
        return desk.browser.submit("#file").path();
    }

    private String rehearsed() {
        String path = desk.in("inspektur").go(good).submit("#sample").path();
        desk.until(
                "the rehearsal is over",
                () -> desk.number("select count(*) from rehearsal where finished is null") == 0);
        return path;
    }

    List<Scene> all() {
        String sop = "/sops/" + BrowserTest.SOP;
        return List.of(
                Scene.at("sops", "pengelola", "/sops"),
                Scene.at("sops-leadership", "pimpinan", "/sops"),
                Scene.at("sop", "inspektur", sop),
                Scene.at("sop-changes", "inspektur", sop + "/2021-01/changes"),
                Scene.at("sop-missing", "inspektur", sop + "/1999").refused(404),
                Scene.at("calendar", "inspektur", "/calendars/jam-kerja-asn?month=2026-03"),
                Scene.at("draft", "pengelola", good),
                Scene.at("draft-faulty", "inspektur", faulty),
                Scene.of(
                        "draft-nothing",
                        "inspektur",
                        browser -> browser.go("/sops").submit("#file")),
                Scene.at("rehearsal", "inspektur", rehearsal),
                Scene.at("rehearsal-none", "inspektur", rehearsal + "?change=withdrawn&check=presence"));
    }
}
