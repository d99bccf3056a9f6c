package id.patuh.desk.imports;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.Visitor;
import id.patuh.desk.VisitedDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ImportsPageTest extends VisitedDesk {

    private static final String CSV = """
            case,step,at,note
            D-1,1,2026-10-05 08:00,good
            D-1,2,yesterday,<script>alert(1)</script>
            D-2,1,2026-10-05 09:00,=1+1
            D-2,2,tomorrow,"two
            lines"
            """;

    private long imported(Visitor visitor, String name, String content) {
        Page taken = upload(visitor, "/imports", file("files", name, content));
        assertThat(taken.status()).isIn(302, 303);
        long id = number(taken.to());
        settled(id);
        return id;
    }

    private record Counted(long read, long accepted, long duplicate, long rejected, String state) {}

    private Counted counted(long id) {
        return database.sql("select rows_read as read, accepted, duplicate, rejected, state from input where id = ?")
                .param(id)
                .query(Counted.class)
                .single();
    }

    @Test
    void aDroppedFileIsCountedAndWhatItLacksIsShown() {
        long id = imported(inspector(), "kasus <b>.csv", CSV);

        assertThat(counted(id).read()).isEqualTo(4);
        assertThat(counted(id).accepted()).isEqualTo(2);
        assertThat(counted(id).rejected()).isEqualTo(2);
        String page = read(inspector(), "/imports/" + id);
        assertThat(page)
                .contains("4 read = 2 accepted + 0 duplicate + 2 rejected", "yesterday", "tomorrow")
                .doesNotContain("<script>alert", "<b>.csv");
        assertThat(read(inspector(), "/imports")).contains("/imports/" + id).doesNotContain("<b>.csv");
        assertThat(look(inspector(), "/imports/" + id + "/rejected.csv").text())
                .startsWith("case,step,at,note,rejected_from,reason");
        assertThat(look(inspector(), "/imports/" + id + "/raw").text()).isEqualTo(CSV);
    }

    @Test
    void aCellBeyondTheHeadingStandsInAColumnWithoutANameAndGoesOnceItIsEmptied() {
        long id = imported(inspector(), "ragged.csv", "case,step,at\nR-1,1,2026-10-05 09:00,too many\n");
        String form = read(inspector(), "/imports/" + id + "/mend");
        String row = rows(form).get(0);
        assertThat(form)
                .contains(">(no name)</th>", "Empty its cell once the row is mended", "cell." + row + ".3")
                .doesNotContain("<th scope=\"col\"></th>");

        long kept = number(
                submit(inspector(), "/imports/" + id + "/mend", "row", row).to());
        settled(kept);
        assertThat(counted(kept).rejected()).isEqualTo(1);
        String again = rows(read(inspector(), "/imports/" + kept + "/mend")).get(0);
        long mended = number(submit(inspector(), "/imports/" + kept + "/mend", "row", again, "cell." + again + ".3", "")
                .to());
        settled(mended);
        assertThat(counted(mended).accepted()).isEqualTo(1);
    }

    @Test
    void rejectedRowsAreMendedInThePageUntilNothingIsLeft() {
        long id = imported(inspector(), "mend.csv", CSV.replace("D-", "M-"));
        String form = read(inspector(), "/imports/" + id + "/mend");
        assertThat(form).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
        List<String> rows = rows(form);
        assertThat(rows).hasSize(2);

        Page sent = submit(
                inspector(),
                "/imports/" + id + "/mend",
                "row",
                rows.get(0),
                "cell." + rows.get(0) + ".2",
                "2026-10-05 10:00",
                "cell." + rows.get(1) + ".2",
                "2026-10-05 11:00");
        long first = number(sent.to());
        settled(first);
        assertThat(counted(first).accepted()).isEqualTo(1);
        assertThat(rows(read(inspector(), "/imports/" + id + "/mend"))).containsExactly(rows.get(1));

        long second = number(submit(
                        inspector(),
                        "/imports/" + id + "/mend",
                        "row",
                        rows.get(1),
                        "cell." + rows.get(1) + ".2",
                        "still wrong")
                .to());
        settled(second);
        assertThat(counted(second).rejected()).isEqualTo(1);
        String again = rows(read(inspector(), "/imports/" + second + "/mend")).get(0);
        long third = number(submit(
                        inspector(),
                        "/imports/" + second + "/mend",
                        "row",
                        again,
                        "cell." + again + ".2",
                        "2026-10-05 11:00")
                .to());
        settled(third);

        assertThat(counted(third).accepted()).isEqualTo(1);
        assertThat(read(inspector(), "/imports/" + id + "/mend")).contains("No rows are left");
        assertThat(read(inspector(), "/imports/" + id)).contains("import " + first, "import " + second);
        assertThat(read(inspector(), "/imports/" + third)).contains("/imports/" + second);
        List<String> notes = database.sql(
                        "select e.note from event e join sop_case c on c.id = e.case_no where c.case_id like 'M-%' order by e.at")
                .query(String.class)
                .list();
        assertThat(notes).containsExactly("good", "=1+1", "<script>alert(1)</script>", "two\nlines");
        assertThat(database.sql("select sum(rows_read - accepted - duplicate - rejected) from input")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static List<String> rows(String form) {
        Matcher row = Pattern.compile("name=\"row\" value=\"(\\d+)\"").matcher(form);
        List<String> rows = new ArrayList<>();
        while (row.find()) {
            rows.add(row.group(1));
        }
        return rows;
    }

    @Test
    void whatIsMendedTwiceCountsOnce() {
        long id = imported(inspector(), "twice.csv", "case,step,at\nT-1,1,never\n");
        String row = rows(read(inspector(), "/imports/" + id + "/mend")).get(0);
        String[] form = {"row", row, "cell." + row + ".2", "2026-10-05 10:00"};
        long mended =
                number(submit(inspector(), "/imports/" + id + "/mend", form).to());
        settled(mended);

        assertThat(submit(inspector(), "/imports/" + id + "/mend", form).to()).endsWith("/mend");
        assertThat(database.sql("select count(*) from input where mends = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSameFileAgainIsTheSameImport() {
        String csv = "case,step,at\nA-1,1,2026-10-05 10:00\n";
        long id = imported(inspector(), "again.csv", csv);
        assertThat(imported(inspector(), "again.csv", csv)).isEqualTo(id);
        assertThat(imported(inspector(), "other.csv", csv)).isNotEqualTo(id);
    }

    @Test
    void staffSeeTheirOwnFilesOnly() {
        long own = imported(staff("teknis"), "own.csv", "case,step,at\nO-1,1,2026-10-05 10:00\n");
        long other = imported(inspector(), "others.csv", "case,step,at\nO-2,1,2026-10-05 10:00\n");
        Visitor colleague = visitor(DeskRole.STAFF, "colleague", "teknis");

        assertThat(read(staff("teknis"), "/imports")).contains("own.csv").doesNotContain("others.csv");
        assertThat(look(staff("teknis"), "/imports/" + own).status()).isEqualTo(200);
        assertThat(look(staff("teknis"), "/imports/" + other).status()).isEqualTo(404);
        assertThat(look(colleague, "/imports/" + own).status()).isEqualTo(404);
        assertThat(submit(colleague, "/imports/" + own + "/cancel").status()).isEqualTo(404);
        assertThat(look(staff("teknis"), "/imports/" + own + "/raw").status()).isEqualTo(403);
        assertThat(look(leader(), "/imports").status()).isEqualTo(403);
        assertThat(upload(leader(), "/imports", file("files", "x.csv", "case,step,at\n"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refusalsSayWhatToDo() {
        assertThat(submit(inspector(), "/imports").to()).isEqualTo("/imports");
        assertThat(upload(inspector(), "/imports", file("files", "x.csv", "case,step,at\n"), "sop", "nothing")
                        .to())
                .isEqualTo("/imports");
        assertThat(look(inspector(), "/imports/999999").text()).contains("There is no such import");
        assertThat(look(inspector(), "/imports?source=moon").status()).isEqualTo(400);
    }
}
