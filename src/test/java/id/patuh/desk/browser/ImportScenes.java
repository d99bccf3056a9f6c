package id.patuh.desk.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was dropped at the desk: read, refused, mended, mapped. */
final class ImportScenes {

    private static final String TICKETS = """
            ticket,assignment_group,priority,opened,done,comment
            T-17,Group 1,1 - High,28/2/2026 08:16,28/2/2026 10:00,Kabel putus di antara dua menara
            T-18,Group 2,2 - Low,28/2/2026 10:16,?,?
            T-19,Group 2,2 - Low,never,?,?
            """;
    private static final String MEANING = "sop=" + BrowserTest.SOP
            + "&mean.0=case&mean.1=role&values.1=Group 1 = teknis\nGroup 2 = kadis&mean.2=attr&name.2=prioritas"
            + "&mean.5=note&patterns=d/M/yyyy HH:mm&nulls=?&event.0.step=1&event.0.transition=complete"
            + "&event.0.at=opened&event.1.step=2&event.1.transition=complete&event.1.at=done&event.1.when=done";

    private final BrowserTest desk;
    private final Path folder;
    private final long good;
    private final long broken;
    private final long tickets;
    private final long picture;
    private final long mapped;
    private final long mended;

    ImportScenes(BrowserTest desk, Path folder) throws IOException {
        this.desk = desk;
        this.folder = folder;
        this.good = desk.number("select min(id) from input");
        this.broken = dropped("loket.csv", Files.readString(Path.of("sample-data/faulty/kasus-rusak.csv")));
        this.tickets = dropped("tiket.csv", TICKETS);
        this.picture = dropped("foto.csv", "\u0089PNG\u0000\u0001\u0002\n");
        this.mapped = mapped();
        this.mended = mended();
    }

    private long dropped(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        desk.in("inspektur").go("/imports").one("#files").sendKeys(file.toString());
        desk.browser.submit("#files");
        return read();
    }

    /** The number of the last input, once it was read. */
    private long read() {
        long input = desk.number("select max(id) from input");
        desk.in("inspektur");
        desk.until(
                "input " + input + " is read",
                () -> desk.number("select count(*) from input where id = " + input + " and finished is not null") == 1);
        return input;
    }

    private long mapped() {
        String page = "/imports/" + tickets + "/mapping";
        desk.in("inspektur").go(page).post(page, "then=preview&" + MEANING).type("#name", "tiket");
        desk.browser.send("button[value=save]");
        return read();
    }

    private long mended() {
        String page = "/imports/" + broken + "/mend";
        desk.in("inspektur").go(page).submit("input[name=row]");
        return read();
    }

    List<Scene> all() {
        String mapping = "/imports/" + tickets + "/mapping";
        return List.of(
                Scene.at("imports", "inspektur", "/imports"),
                Scene.at("imports-troubled", "inspektur", "/imports?troubled=true"),
                Scene.at("imports-none", "inspektur", "/imports?source=mail"),
                Scene.at("imports-staff", "teknisi", "/imports"),
                Scene.at("import", "inspektur", "/imports/" + good),
                Scene.at("import-rejects", "inspektur", "/imports/" + broken),
                Scene.at("import-unreadable", "inspektur", "/imports/" + picture),
                Scene.at("import-mapped", "inspektur", "/imports/" + mapped),
                Scene.at("import-missing", "inspektur", "/imports/999999").refused(404),
                Scene.at("mend", "inspektur", "/imports/" + mapped + "/mend"),
                Scene.at("mend-again", "inspektur", "/imports/" + mended + "/mend"),
                Scene.at("mend-nothing-left", "inspektur", "/imports/" + good + "/mend"),
                Scene.of(
                        "mend-nothing-chosen",
                        "inspektur",
                        browser -> browser.go("/imports/" + mapped + "/mend")
                                .post("/imports/" + mapped + "/mend", "cell=")),
                Scene.at("mapping", "inspektur", mapping),
                Scene.of(
                        "mapping-preview",
                        "inspektur",
                        browser -> browser.go(mapping).post(mapping, "then=preview&" + MEANING)),
                Scene.of(
                        "mapping-no-name",
                        "inspektur",
                        browser -> browser.go(mapping)
                                .post(mapping, "then=save&name=&yaml=columns: {ticket: case}&sop=" + BrowserTest.SOP)),
                Scene.of(
                        "mapping-faulty",
                        "inspektur",
                        browser ->
                                browser.go(mapping).post(mapping, "then=yaml&yaml=kolom: x&sop=" + BrowserTest.SOP)));
    }
}
