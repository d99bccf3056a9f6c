package id.patuh.notice;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdicts;
import id.patuh.audit.CaseView;
import id.patuh.audit.Check;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.directory.Recipient;
import id.patuh.findings.Account;
import id.patuh.findings.Audited;
import id.patuh.findings.Certificates;
import id.patuh.sop.Language;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every kind of mail in both languages, letter by letter as approved in {@code src/test/resources/approved}. With
 * {@code -Dpatuh.approve} what is written now is approved.
 */
class LettersTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved");
    private static final Letters.Links LINKS =
            new Letters.Links("http://127.0.0.1:8080/?case=KJ-2026-1004", "http://127.0.0.1:8080/acknowledge/3f9c");
    private static final long NOON = Instant.parse("2026-10-12T04:00:00Z").toEpochMilli();
    private static final Typesetter TYPES = new Typesetter();
    private static final Audited MONTH = Audited.of(
            Path.of("rules"),
            null,
            Instant.parse("2026-10-31T16:00:00Z"),
            List.of(Path.of("sample-data/kasus-2026-10.csv")));

    private record Told(Sop sop, String caseId, List<Account> accounts) {}

    /** The case with the most kinds of findings, and the first that is late and not done. */
    private static Told richest(Language language) {
        Map<String, Told> best = new HashMap<>();
        Certificates issuer = MONTH.certificates();
        MONTH.forEachCase(file -> {
            Told told = told(file, issuer, language);
            Told before = best.get("");
            if (before == null || kinds(told) > kinds(before)) {
                best.put("", told);
            }
        });
        return best.get("");
    }

    private static long kinds(Told told) {
        return told.accounts().stream()
                .map(account -> account.verdict().check())
                .distinct()
                .count();
    }

    private static Told told(CaseFile file, Certificates issuer, Language language) {
        List<Account> accounts = new ArrayList<>();
        issuer.of(file, CaseVerdicts.of(file, false))
                .forEach(certificate -> accounts.add(Account.of(certificate, language)));
        CaseView view = CaseView.of(file);
        return new Told(view.sop(), view.caseId(), accounts);
    }

    private static Told running(Language language) {
        List<Told> found = new ArrayList<>();
        Certificates issuer = MONTH.certificates();
        MONTH.forEachCase(file -> {
            Told told = told(file, issuer, language);
            told.accounts().stream()
                    .filter(account -> account.verdict().check().equals(Check.TIME)
                            && account.verdict().moment() == CaseFile.NEVER)
                    .findFirst()
                    .ifPresent(account -> found.add(new Told(told.sop(), told.caseId(), List.of(account))));
        });
        return found.get(0);
    }

    private static Recipient to(Language language) {
        return new Recipient(
                "tim-teknis@kominfo.example",
                language == Language.ID ? "Tenaga Teknis Kominfo" : "Kominfo technical staff",
                language,
                WorkingCalendar.ALWAYS,
                "teknis",
                null);
    }

    private static Letters letters(Language language) {
        return new Letters(to(language), LINKS);
    }

    private static Topic violation(Account account) {
        return new Topic.Violation(account, 0, NOON, List.of("Kepala Bidang"));
    }

    @ParameterizedTest
    @EnumSource
    void aViolationNotice(Language language) throws IOException {
        Told told = running(language);
        check(
                "violation",
                language,
                letters(language)
                        .note(
                                told.sop(),
                                told.caseId(),
                                List.of(new Topic.Violation(
                                        told.accounts().get(0), 100, NOON, List.of("Kepala Bidang")))));
    }

    @ParameterizedTest
    @EnumSource
    void severalFindingsOfACaseAreOneMail(Language language) throws IOException {
        Told told = richest(language);
        List<Topic> topics =
                told.accounts().stream().map(LettersTest::violation).toList();
        check("several", language, letters(language).note(told.sop(), told.caseId(), topics));
    }

    @ParameterizedTest
    @EnumSource
    void aReminder(Language language) throws IOException {
        check(
                "reminder",
                language,
                letters(language).note(running(language).sop(), "KJ-2026-1004", List.of(rung(language, 80))));
    }

    @ParameterizedTest
    @EnumSource
    void aFurtherRung(Language language) throws IOException {
        check(
                "rung",
                language,
                letters(language).note(running(language).sop(), "KJ-2026-1004", List.of(rung(language, 150))));
    }

    private static Topic rung(Language language, int percent) {
        Sop sop = running(language).sop();
        boolean id = language == Language.ID;
        return new Topic.RungReached(
                sop.step("5"),
                percent,
                Severity.MAJOR,
                id ? "Langkah 5 belum selesai." : "Step 5 is not done.",
                id ? "1 jam" : "1 hour",
                List.of(id ? "Tenaga Teknis Kominfo" : "Kominfo technical staff"),
                NOON,
                NOON + 1_800_000,
                List.of(id ? "Kepala Dinas" : "Head of office"));
    }

    @ParameterizedTest
    @EnumSource
    void aFindingThatNobodyActsOn(Language language) throws IOException {
        Told told = running(language);
        check(
                "unattended",
                language,
                letters(language)
                        .note(
                                told.sop(),
                                told.caseId(),
                                List.of(new Topic.RungReached(
                                        told.accounts().get(0).verdict().step(),
                                        0,
                                        Severity.CRITICAL,
                                        told.accounts().get(0).sentence(),
                                        "",
                                        List.of(),
                                        Firing.NEVER,
                                        Firing.NEVER,
                                        List.of()))));
    }

    @ParameterizedTest
    @EnumSource
    void aWithdrawal(Language language) throws IOException {
        Told told = running(language);
        check(
                "withdrawal",
                language,
                letters(language)
                        .note(
                                told.sop(),
                                told.caseId(),
                                List.of(new Topic.Cleared(
                                        told.accounts().get(0).sentence(), NOON, NOON + 90_000_000))));
    }

    @ParameterizedTest
    @EnumSource
    void aDigestAndACatchUp(Language language) throws IOException {
        List<Letters.Entry> entries = new ArrayList<>();
        Certificates issuer = MONTH.certificates();
        MONTH.forEachCase(file -> {
            Told told = told(file, issuer, language);
            if (!told.accounts().isEmpty()) {
                entries.add(new Letters.Entry(
                        told.sop().title().in(language),
                        told.caseId(),
                        told.accounts().get(0).verdict().severity(),
                        told.accounts().stream().map(Account::sentence).toList()));
            }
        });
        check("digest", language, letters(language).digest(entries.subList(0, 4), Restraint.Form.DIGEST));
        check("catch-up", language, letters(language).digest(entries.subList(2, 5), Restraint.Form.CATCH_UP));
    }

    private static void check(String name, Language language, Letter letter) throws IOException {
        String base = name + "." + (language == Language.ID ? "id" : "en");
        approved(base + ".txt", "Subject: " + letter.subject() + "\n\n" + TYPES.text(letter));
        approved(base + ".html", TYPES.html(letter));
    }

    private static void approved(String name, String written) throws IOException {
        Path file = APPROVED.resolve(name);
        if (System.getProperty("patuh.approve") != null) {
            Files.createDirectories(APPROVED);
            Files.writeString(file, written);
        }
        assertThat(written).as("as in %s", file).isEqualTo(Files.readString(file));
    }

    @Test
    void whatPeopleWroteIsNeverMarkup() {
        String nasty = "<script>alert(1)</script>\r\nBcc: x@evil.example [[${7*7}]] [(${7*7})] __${7*7}__ \u2028";
        Recipient to = new Recipient("a@b.example", nasty, Language.EN, WorkingCalendar.ALWAYS, "teknis", nasty);
        Letter letter = new Letters(to, new Letters.Links("http://127.0.0.1/?a=\"><b>", ""))
                .digest(List.of(new Letters.Entry(nasty, nasty, null, List.of(nasty))), Restraint.Form.DIGEST);
        assertThat(letter.subject()).doesNotContain("\r", "\n", "\u2028");
        assertThat(TYPES.html(letter)).doesNotContain("<script>", "\"><b>").contains("&lt;script&gt;", "${7*7}");
        assertThat(TYPES.text(letter)).contains("[[${7*7}]]").doesNotContain("49");
    }

    @Test
    void aDigestOfTenThousandCasesStaysShort() {
        List<Letters.Entry> entries = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            entries.add(
                    new Letters.Entry("SOP", "K-" + i, i == 9_999 ? Severity.CRITICAL : null, List.of("Terlambat.")));
        }
        Letter letter = letters(Language.ID).digest(entries, Restraint.Form.DIGEST);
        assertThat(letter.blocks()).hasSize(41);
        assertThat(letter.blocks().get(0).title()).isEqualTo("K-9999");
        assertThat(letter.blocks().get(40).title()).isEqualTo("… dan 9960 kasus lagi");
    }
}
