package id.patuh.desk.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import id.patuh.desk.VisitedDesk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

class MappingPageTest extends VisitedDesk {

    private static final Path INCIDENTS = Path.of("../shared/data/servicenow-incidents/incident_event_log.zip");

    private static final String TICKETS = """
            ticket,group,priority,opened,done,comment <i>
            T-17,Group 1,1 - High,28/2/2026 08:16,28/2/2026 09:00,?
            T-18,Group 2,2 - Low,28/2/2026 10:16,?,<script>alert(1)</script>
            T-19,Group 2,2 - Low,never,?,?
            """;

    private long imported(String name, String content) {
        long id = number(
                upload(inspector(), "/imports", file("files", name, content)).to());
        settled(id);
        return id;
    }

    private static String yamlOf(String page) {
        Matcher yaml = Pattern.compile("<textarea id=\"yaml\"[^>]*>(.*?)</textarea>", Pattern.DOTALL)
                .matcher(page);
        assertThat(yaml.find()).isTrue();
        return HtmlUtils.htmlUnescape(yaml.group(1));
    }

    private static String[] explained(String then, String... more) {
        List<String> form = new ArrayList<>(List.of(
                "then",
                then,
                "sop",
                SOP,
                "mean.0",
                "case",
                "mean.1",
                "role",
                "values.1",
                "Group 1 = teknis\nGroup 2 = kadis",
                "mean.2",
                "attr",
                "name.2",
                "prioritas",
                "mean.5",
                "note",
                "patterns",
                "d/M/yyyy HH:mm",
                "nulls",
                "?",
                "event.0.step",
                "1",
                "event.0.transition",
                "complete",
                "event.0.at",
                "opened",
                "event.1.step",
                "2",
                "event.1.transition",
                "complete",
                "event.1.at",
                "done",
                "event.1.when",
                "done"));
        form.addAll(Arrays.asList(more));
        return form.toArray(String[]::new);
    }

    @Test
    void aForeignTableIsExplainedLookedAtSavedAndReadWithTheMapping() {
        long id = imported("tickets.csv", TICKETS);
        assertThat(read(inspector(), "/imports/" + id)).contains("Explain its columns", "rejected");
        assertThat(read(inspector(), "/imports/" + id + "/mapping"))
                .contains("T-17", "Meaning of column ticket", "&lt;script&gt;")
                .doesNotContain("<script>alert", "comment <i>");

        String preview = submit(inspector(), "/imports/" + id + "/mapping", explained("preview"))
                .text();
        assertThat(preview).contains("T-18", "never");
        assertThat(preview)
                .contains("2026-02-28T08:16+08:00", "prioritas = 1 - High", "role = teknis")
                .doesNotContain("<script>alert");
        assertThat(database.sql("select count(*) from event").query(Long.class).single())
                .isZero();

        String yaml = yamlOf(preview);
        assertThat(submit(
                                inspector(),
                                "/imports/" + id + "/mapping",
                                "then",
                                "save",
                                "yaml",
                                yaml,
                                "name",
                                "",
                                "sop",
                                SOP)
                        .text())
                .contains("Give a name");
        Page saved = submit(
                inspector(),
                "/imports/" + id + "/mapping",
                "then",
                "save",
                "yaml",
                yaml,
                "name",
                "tickets",
                "sop",
                SOP);
        long again = number(saved.to());
        settled(again);
        assertThat(database.sql("select accepted from input where id = ?")
                        .param(again)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(read(inspector(), "/imports/" + again)).contains("tickets", "never", "/imports/" + id);
        String form = read(inspector(), "/imports/" + again + "/mend");
        Matcher row = Pattern.compile("name=\"row\" value=\"(\\d+)\"").matcher(form);
        assertThat(row.find()).isTrue();
        long mended = number(submit(
                        inspector(),
                        "/imports/" + again + "/mend",
                        "row",
                        row.group(1),
                        "cell." + row.group(1) + ".3",
                        "28/2/2026 11:00")
                .to());
        settled(mended);
        assertThat(database.sql("select accepted from input where id = ?")
                        .param(mended)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(read(inspector(), "/imports")).contains(">tickets</option>");
    }

    @Test
    void ofAnObjectCentricLogOneChoosesWhichObjectsAreTheCases() {
        long id = imported("log.json", """
                {"objects": [{"id": "O-1", "type": "ticket"}, {"id": "O-2", "type": "ticket"}, {"id": "R-1", "type": "router"}],
                 "events": [{"id": "e1", "type": "1", "time": "2026-10-05T08:00:00+08:00", "relationships": [
                   {"objectId": "O-1"}, {"objectId": "O-2"}, {"objectId": "R-1"}]}]}
                """);
        assertThat(read(inspector(), "/imports/" + id)).contains("which objects are the cases?", "Explain its columns");
        assertThat(read(inspector(), "/imports/" + id + "/mapping"))
                .contains("Meaning of column ticket", "Meaning of column router", "O-1; O-2");

        String preview = submit(
                        inspector(), "/imports/" + id + "/mapping", "then", "preview", "sop", SOP, "mean.3", "case")
                .text();
        assertThat(preview).contains("2026-10-05T08:00+08:00", "router = R-1", "0 rejected");
        Page saved = submit(
                inspector(),
                "/imports/" + id + "/mapping",
                "then",
                "save",
                "yaml",
                yamlOf(preview),
                "name",
                "objects",
                "sop",
                SOP);
        long again = number(saved.to());
        settled(again);
        assertThat(database.sql("select accepted from input where id = ?")
                        .param(again)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(database.sql("select case_id from sop_case where case_id like 'O-%' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("O-1", "O-2");
    }

    @Test
    void aFaultyMappingIsRefusedWithLineAndRemedy() {
        long id = imported("faulty.csv", TICKETS.replace("T-", "F-"));
        String page = submit(
                        inspector(),
                        "/imports/" + id + "/mapping",
                        "then",
                        "yaml",
                        "yaml",
                        "columns: {case: nothing}",
                        "sop",
                        SOP)
                .text();
        assertThat(page).contains("nothing");
        assertThat(submit(
                                inspector(),
                                "/imports/" + id + "/mapping",
                                "then",
                                "save",
                                "yaml",
                                "kolom: x",
                                "name",
                                "bad",
                                "sop",
                                SOP)
                        .text())
                .contains("mapping.yaml:1:1");
    }

    @Test
    void theIncidentsOfAnotherToolAreMapped() throws IOException {
        assumeThat(INCIDENTS)
                .as("the ServiceNow incidents of ../shared/data are not here")
                .exists();
        List<String> lines = lines(60);
        long id = imported("incidents.csv", String.join("\n", lines) + "\n");
        List<String> heading = List.of(lines.get(0).split(",", -1));
        List<String> form = new ArrayList<>(List.of(
                "then",
                "preview",
                "sop",
                SOP,
                "nulls",
                "?",
                "patterns",
                "d/M/yyyy HH:mm",
                "zone",
                "UTC",
                "event.0.step",
                "1",
                "event.0.transition",
                "complete",
                "event.0.at",
                "opened_at",
                "event.1.step",
                "2",
                "event.1.transition",
                "complete",
                "event.1.at",
                "resolved_at",
                "event.1.when",
                "resolved_at"));
        form.addAll(List.of("mean." + heading.indexOf("number"), "case"));
        String page = submit(inspector(), "/imports/" + id + "/mapping", form.toArray(String[]::new))
                .text();
        assertThat(page).contains("INC0000045", "2016-02-29T09:16+08:00", "0 rejected");
    }

    private static List<String> lines(int most) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(INCIDENTS))) {
            zip.getNextEntry();
            BufferedReader reader = new BufferedReader(new InputStreamReader(zip, StandardCharsets.UTF_8));
            return reader.lines().limit(most).collect(Collectors.toList());
        }
    }
}
