package id.patuh.desk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.Visitor;
import id.patuh.desk.VisitedDesk;
import id.patuh.sop.Language;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CasesPageTest extends VisitedDesk {

    private static final Pattern CASE = Pattern.compile("<a href=\"/case\\?sop=[a-z-]+&amp;case=([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final int MANY = 120;

    @BeforeEach
    void cases() {
        if (database.sql("select count(*) from sop_case").query(Long.class).single() > 0) {
            return;
        }
        StringBuilder csv = new StringBuilder("case,step,transition,at,actor,role,outputs,attr:opd\n");
        for (int i = 1; i <= MANY; i++) {
            csv.append("K-%03d,1,complete,2026-10-%02dT08:%02d:00+08:00,Petugas %d,OPD Pelapor,Laporan,Dinas %s%n"
                    .formatted(i, i % 28 + 1, i % 60, i % 3, i % 2 == 0 ? "Contoh A" : "Contoh B"));
        }
        csv.append("=1+1,1,complete,2026-09-01T08:00:00+08:00,,,,<script>alert(1)</script>\n");
        csv.append("K-001,99,complete,2026-10-02T09:00:00+08:00,,,,\n");
        Page sent = upload(inspector(), "/imports", file("files", "kasus.csv", csv.toString()));
        assertThat(sent.status()).as(sent.text()).isIn(302, 303);
        until(
                "every case is audited",
                () -> database.sql("select count(*) from case_sheet")
                                .query(Long.class)
                                .single()
                        == MANY + 1);
    }

    private static List<String> shown(String page) {
        List<String> cases = new ArrayList<>();
        Matcher found = CASE.matcher(page);
        while (found.find()) {
            cases.add(URLDecoder.decode(found.group(1), StandardCharsets.UTF_8));
        }
        return cases;
    }

    private List<String> all(Visitor visitor, String query) {
        List<String> cases = new ArrayList<>();
        String path = "/cases" + query;
        for (int pages = 0; pages < 20; pages++) {
            String page = look(visitor, path).text();
            cases.addAll(shown(page));
            Matcher next = NEXT.matcher(page);
            if (!next.find()) {
                return cases;
            }
            path = URLDecoder.decode(next.group(1).replace("&amp;", "&"), StandardCharsets.UTF_8);
        }
        throw new AssertionError("the pages do not end");
    }

    @Test
    void everyOrderShowsEveryCaseOnce() {
        for (String sort : List.of("newest", "oldest", "worst", "latest")) {
            assertThat(all(inspector(), "?sort=" + sort))
                    .as(sort)
                    .hasSize(MANY + 1)
                    .doesNotHaveDuplicates();
        }
        assertThat(read(inspector(), "/cases")).contains("121 cases");
    }

    @Test
    void filtersLeaveWhatMatches() {
        assertThat(all(inspector(), "?q=k-01")).hasSize(10).allMatch(one -> one.startsWith("K-01"));
        assertThat(all(inspector(), "?unit=dinas contoh a")).hasSize(MANY / 2);
        assertThat(all(inspector(), "?month=2026-09")).containsExactly("=1+1");
        assertThat(all(inspector(), "?check=known-step&verdict=violated")).containsExactly("K-001");
        assertThat(all(inspector(), "?step=2&check=time")).hasSize(MANY + 1);
        assertThat(all(inspector(), "?step=2&check=time&severity=minor")).isEmpty();
        assertThat(all(inspector(), "?role=kadis&check=time")).hasSize(MANY + 1);
        assertThat(all(inspector(), "?role=teknis&check=time")).isEmpty();
        assertThat(all(inspector(), "?person=Petugas 1")).hasSize(MANY / 3);
        assertThat(all(inspector(), "?state=overdue")).hasSize(MANY + 1);
        assertThat(all(inspector(), "?state=clean")).isEmpty();
        assertThat(all(inspector(), "?q=%25")).isEmpty();
        assertThat(read(inspector(), "/cases?q=nothing-like-it")).contains("No case matches");
    }

    @Test
    void theImportBehindAnEventIsALinkForThoseWhoMayOpenIt() throws Exception {
        String page = "/case?sop=" + SOP + "&case=K-001";
        assertThat(look(inspector(), page).text()).contains("href=\"/imports/");
        assertThat(look(staff("teknis"), page).text()).doesNotContain("href=\"/imports/");
        assertThat(look(leader(), page).text()).doesNotContain("href=\"/imports/");
    }

    @Test
    void staffSeeTheirOwnCasesOnly() {
        assertThat(all(staff("teknis"), "")).hasSize(MANY + 1);
        assertThat(all(staff("another-sops-role"), "")).isEmpty();
        Visitor reporter =
                new Visitor(9, "opd", "opd", DeskRole.STAFF, List.of("Dinas  contoh A"), List.of(), Language.EN);
        assertThat(all(reporter, "")).hasSize(MANY / 2);
        assertThat(look(reporter, "/case?sop=" + SOP + "&case=K-002").status()).isEqualTo(200);
        assertThat(look(reporter, "/case?sop=" + SOP + "&case=K-001").status()).isEqualTo(404);
        assertThat(look(staff("another-sops-role"), "/case?sop=" + SOP + "&case=K-001")
                        .status())
                .isEqualTo(404);
        assertThat(look(reporter, "/cases.csv").text().lines()).hasSize(MANY / 2 + 1);
    }

    @Test
    void theFilesHoldWhatIsShown() throws Exception {
        String csv = look(leader(), "/cases.csv?month=2026-09").text();
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains("'=1+1").contains("open,2026-09-01T08:00:00+08:00");
        Page xlsx = look(leader(), "/cases.xlsx?unit=Dinas Contoh B");
        try (var book = new org.dhatim.fastexcel.reader.ReadableWorkbook(
                new java.io.ByteArrayInputStream(xlsx.response().getContentAsByteArray()))) {
            assertThat(book.getFirstSheet().read()).hasSize(MANY / 2 + 1);
        }
    }

    @Test
    void whatPeopleWroteIsShownAsTheyWroteIt() {
        assertThat(read(inspector(), "/cases?month=2026-09"))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void aCaseIsShownAsItStoodThen() {
        String now = read(inspector(), "/case?sop=" + SOP + "&case=K-001");
        assertThat(now).contains("“99”", "class=\"timeline\"", "kasus.csv", "known step");
        String then = read(inspector(), "/case?sop=" + SOP + "&case=K-001&as-of=2026-10-02T08:05");
        assertThat(then).doesNotContain("“99”").contains("pending");
        assertThat(look(inspector(), "/case?sop=" + SOP + "&case=K-001&as-of=2026-01-01T00:00")
                        .status())
                .isEqualTo(404);
        assertThat(look(inspector(), "/case?sop=" + SOP + "&case=K-001&as-of=kemarin")
                        .status())
                .isEqualTo(400);
        assertThat(look(inspector(), "/case?sop=nothing&case=K-001").status()).isEqualTo(404);
    }
}
