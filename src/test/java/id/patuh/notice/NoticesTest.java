package id.patuh.notice;

import static org.assertj.core.api.Assertions.assertThat;

import id.patuh.eventlog.Transition;
import id.patuh.mail.Breaker;
import id.patuh.sop.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From events to mails in the outbox, over a real database, in simulated time. */
class NoticesTest {

    private static final String SOP = "maintenance-gangguan-jaringan";
    private static final Path RULES = Path.of("rules");
    /** Monday 08:00 WITA. */
    private static final Instant MONDAY = Instant.parse("2026-10-05T00:00:00Z");

    private final NoticeDesk desk = new NoticeDesk(MONDAY, RULES);

    private void done(String caseId, String step, String at) {
        desk.office.event(SOP, caseId, step, Transition.COMPLETE, Instant.parse(at));
    }

    /** Steps 1 to 4 are done in time; step 5 is up to the technical team from 08:10 for an hour. */
    private void handedOver(String caseId) {
        done(caseId, "1", "2026-10-05T00:00:00Z");
        done(caseId, "2", "2026-10-05T00:03:00Z");
        done(caseId, "3", "2026-10-05T00:06:00Z");
        done(caseId, "4", "2026-10-05T00:10:00Z");
    }

    private void live(String until) {
        desk.until(Instant.parse(until), Duration.ofMinutes(1));
    }

    private List<String> told() {
        return desk.mails().stream()
                .map(mail -> mail.created().toString().substring(11, 19) + " "
                        + mail.recipient().substring(0, mail.recipient().indexOf('@')))
                .toList();
    }

    @Test
    void theRightPersonIsToldAtTheRightMinuteOnce() {
        desk.office.set(MONDAY.plus(Duration.ofMinutes(10)));
        handedOver("K-1");
        live("2026-10-05T03:00:00Z");
        assertThat(told())
                .containsExactly(
                        "01:00:00 tim-teknis",
                        "01:12:00 kasie-egov",
                        "01:12:00 tim-teknis",
                        "01:42:00 kabid-aptika",
                        "02:12:00 kadis");
        NoticeDesk.Mail notice = desk.mails().get(2);
        assertThat(notice.subject()).startsWith("[K-1] Pelanggaran SOP, langkah 5: waktu");
        assertThat(notice.body()).contains("100 %", "Kepala Bidang", "/acknowledge/token-");
        assertThat(notice.html()).contains("<html", "Pelanggaran SOP, langkah 5");
        assertThat(notice.file()).contains("\"check\" : \"time\"", "patuh-certificate/1");
        assertThat(desk.mails().get(0).subject()).startsWith("[K-1] Pengingat: 80 %");
    }

    @Test
    void whatIsSettledInTimeIsNotTold() {
        desk.office.set(MONDAY.plus(Duration.ofMinutes(10)));
        handedOver("K-1");
        live("2026-10-05T00:50:00Z");
        done("K-1", "5", "2026-10-05T00:49:00Z");
        // step 11 reaches its 80 per cent at 01:37
        live("2026-10-05T01:36:00Z");
        assertThat(told()).isEmpty();
    }

    @Test
    void evidenceThatComesLateWithdrawsWhatWasToldFromThoseWhoWereTold() {
        desk.office.set(MONDAY.plus(Duration.ofMinutes(10)));
        handedOver("K-1");
        live("2026-10-05T01:30:00Z");
        done("K-1", "5", "2026-10-05T01:05:00Z");
        // step 11 reaches its 80 per cent at 01:53
        live("2026-10-05T01:50:00Z");
        assertThat(told())
                .containsExactly(
                        "01:00:00 tim-teknis",
                        "01:12:00 kasie-egov",
                        "01:12:00 tim-teknis",
                        "01:32:00 kasie-egov",
                        "01:32:00 tim-teknis");
        assertThat(desk.mails().get(4).subject()).startsWith("[K-1] Temuan dicabut");
    }

    @Test
    void anAcknowledgementPutsOffTheNextRungOnce() {
        desk.office.set(MONDAY.plus(Duration.ofMinutes(10)));
        handedOver("K-1");
        live("2026-10-05T01:20:00Z");
        for (int times = 0; times < 3; times++) {
            Acknowledgements.Page page = desk.acknowledgements.page(token());
            assertThat(page).isNotNull();
            desk.acknowledgements.acknowledge(page, "link");
        }
        live("2026-10-05T05:10:00Z");
        assertThat(told()).hasSize(3);
        live("2026-10-05T06:00:00Z");
        assertThat(told()).hasSize(5).endsWith("05:22:00 kadis");
    }

    @Test
    void aReplyPutsOffTheNextRungAndIsKept() {
        desk.office.set(MONDAY.plus(Duration.ofMinutes(10)));
        handedOver("K-1");
        live("2026-10-05T01:20:00Z");
        desk.database.sql("""
                        insert into mail_reply (input, outgoing, received)
                        select (select min(id) from input), max(id), now() from outgoing_mail
                         where recipient = 'kasie-egov@kominfo.example'
                        """).update();
        live("2026-10-05T05:10:00Z");
        assertThat(told()).hasSize(3);
        assertThat(desk.database
                        .sql("select recipient || ' ' || how from notice_acknowledgement")
                        .query(String.class)
                        .list())
                .containsOnly("kasie-egov@kominfo.example reply");
        live("2026-10-05T06:00:00Z");
        assertThat(told()).hasSize(5);
    }

    @Test
    void otherProgramsAreToldOfEachThingOnceWhoeverIsTold() {
        desk.office.set(MONDAY.plus(Duration.ofMinutes(10)));
        handedOver("K-1");
        live("2026-10-05T01:30:00Z");
        done("K-1", "5", "2026-10-05T01:05:00Z");
        desk.database
                .sql("update webhook_call set state = 'sent', attempts = 1")
                .update();
        live("2026-10-05T01:50:00Z");
        assertThat(desk.database
                        .sql("select convert_from(body, 'UTF8') from webhook_call order by id")
                        .query(String.class)
                        .list())
                .extracting(body ->
                        body.replaceAll(".*id\\.patuh\\.notice\\.([a-z-]+).*\"percent\":([a-z0-9]+).*", "$1 $2"))
                .containsExactlyInAnyOrder("rung 80", "finding null", "rung 100", "withdrawal null");
    }

    @Test
    void moreNoticesThanAnyOfficeCanMeanAreHeldUntilSomebodyReleasesThem() {
        NoticeDesk cautious = desk.after(2);
        Breaker tight = cautious.breaker;
        desk.office.set(MONDAY.plus(Duration.ofMinutes(10)));
        handedOver("K-1");
        cautious.until(Instant.parse("2026-10-05T01:40:00Z"), Duration.ofMinutes(1));
        assertThat(told()).hasSize(2);
        assertThat(tight.tripped())
                .isNotNull()
                .satisfies(tripped -> assertThat(tripped.reason()).contains("2 notices"));
        assertThat(tight.release()).isTrue();
        assertThat(tight.release()).isFalse();
        cautious.until(Instant.parse("2026-10-05T01:41:30Z"), Duration.ofSeconds(30));
        assertThat(told()).hasSize(3);
    }

    @Test
    void noticesThatAreMostlyRefusedAreHeld() {
        for (int i = 0; i < 60; i++) {
            desk.database
                    .sql("insert into outgoing_mail (identity, kind, message_id, recipient, subject, body, state,"
                            + " created, next_attempt) values (?, 'notice', 'm', 'x@y', 's', 'b', ?, ?, ?)")
                    .params(
                            "old " + i,
                            i < 25 ? "sent" : "failed",
                            java.sql.Timestamp.from(MONDAY),
                            java.sql.Timestamp.from(MONDAY))
                    .update();
            assertThat(desk.breaker.tripped()).isNull();
        }
        assertThat(desk.breaker.allowance()).isEqualTo(940);
        desk.database.sql("update outgoing_mail set state = 'failed'").update();
        assertThat(desk.breaker.allowance()).isZero();
        assertThat(desk.breaker.tripped().reason()).contains("60 of 60 notices");
    }

    @Test
    void tenThousandBreachesAtOnceAreOneMailForEachRecipientAWindow() {
        desk.office.set(MONDAY.plus(Duration.ofMinutes(10)));
        handedOver("K-0");
        moreLikeIt(9_999);
        desk.office.set(Instant.parse("2026-10-05T01:10:01Z"));
        desk.work();
        desk.until(Instant.parse("2026-10-05T01:20:00Z"), Duration.ofMinutes(1));
        Map<String, List<Instant>> byRecipient = desk.mails().stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        NoticeDesk.Mail::recipient,
                        java.util.stream.Collectors.mapping(
                                NoticeDesk.Mail::created, java.util.stream.Collectors.toList())));
        assertThat(byRecipient.values()).hasSize(2).allMatch(mails -> mails.size() == 1);
        assertThat(desk.notices.counts().get("mailed")).isEqualTo(40_000);
        assertThat(desk.mails().get(0).subject()).contains("20000", "10000");
        assertThat(desk.mails().get(0).html()).hasSizeLessThan(100_000);
    }

    private void moreLikeIt(int cases) {
        desk.database.sql("""
                        insert into sop_case (sop, case_id, revision, due)
                        select sop, 'M-' || number, revision, due from sop_case, generate_series(1, ?) number
                        """).param(cases).update();
        desk.database.sql("""
                        insert into event (case_no, identity, variant, particulars, at, received, input, line)
                        select c.id, e.identity, e.variant, e.particulars, e.at, e.received, e.input, e.line
                          from event e, sop_case c where c.case_id like 'M-%'
                        """).update();
    }

    private String token() {
        return desk.database
                .sql(
                        "select token from notice_mail where recipient = 'tim-teknis@kominfo.example' order by created desc limit 1")
                .query(String.class)
                .single();
    }

    @Test
    void importingHistorySendsNothingAndCountsWhatItHeldBack() {
        desk.office.set(Instant.parse("2026-11-05T02:00:00Z"));
        handedOver("K-1");
        done("K-1", "5", "2026-10-05T09:00:00Z");
        live("2026-11-05T03:00:00Z");
        assertThat(told()).isEmpty();
        assertThat(desk.notices.held().get("history")).isGreaterThan(2);
        int released =
                desk.notices.release("history", "K-1", desk.office.clock().instant());
        assertThat(released).isGreaterThan(2);
        live("2026-11-05T03:10:00Z");
        assertThat(told()).isNotEmpty();
        assertThat(desk.notices.held()).isEmpty();
    }

    @Test
    void aRoleThatLeadsToNobodyIsAProblemThatIsShownAndMended(@TempDir Path temporary) throws IOException {
        NoticeDesk mute = new NoticeDesk(MONDAY.plus(Duration.ofMinutes(10)), withoutAddresses(temporary));
        for (String step : List.of("1", "2", "3", "4")) {
            mute.office.event(SOP, "K-1", step, Transition.COMPLETE, MONDAY.plusSeconds(60L * Integer.parseInt(step)));
        }
        mute.until(Instant.parse("2026-10-05T01:15:00Z"), Duration.ofMinutes(1));
        assertThat(mute.mails()).isEmpty();
        assertThat(mute.notices.counts()).containsOnlyKeys("unreachable");
        Text why = Objects.requireNonNull(mute.notices
                .list("unreachable", "K-1", Long.MAX_VALUE, 10)
                .get(0)
                .why());
        assertThat(why.en()).contains("no e-mail address", "add people or an 'email'");
        assertThat(why.id()).contains("tidak memiliki alamat surel", "tambahkan orang atau 'email'");
        String office = "office: Kantor\npeople: {a: {email: a@kominfo.example}}\nroles: {teknis: [a]}\n";
        mute.directory.put("kantor.yaml", office.getBytes(StandardCharsets.UTF_8));
        mute.until(Instant.parse("2026-10-05T01:20:00Z"), Duration.ofMinutes(1));
        assertThat(mute.mails()).extracting(NoticeDesk.Mail::recipient).containsExactly("a@kominfo.example");
    }

    @Test
    void whatCameBackIsToldOnceMoreWhenTheAddressIsMended(@TempDir Path temporary) throws IOException {
        NoticeDesk office = new NoticeDesk(MONDAY.plus(Duration.ofMinutes(10)), withoutAddresses(temporary));
        String wrong = "office: Kantor\npeople: {a: {email: salah@kominfo.example}}\nroles: {teknis: [a]}\n";
        office.directory.put("kantor.yaml", wrong.getBytes(StandardCharsets.UTF_8));
        for (String step : List.of("1", "2", "3", "4")) {
            office.office.event(
                    SOP, "K-1", step, Transition.COMPLETE, MONDAY.plusSeconds(60L * Integer.parseInt(step)));
        }
        office.until(Instant.parse("2026-10-05T01:15:00Z"), Duration.ofMinutes(1));
        office.until(Instant.parse("2026-10-05T01:30:00Z"), Duration.ofMinutes(1));
        List<NoticeDesk.Mail> astray = office.mails();
        assertThat(astray).isNotEmpty().allMatch(mail -> mail.recipient().equals("salah@kominfo.example"));
        office.database
                .sql("update outgoing_mail set state = 'failed', bounced = created")
                .update();

        office.directory.put("kantor.yaml", wrong.replace("salah", "benar").getBytes(StandardCharsets.UTF_8));
        office.until(Instant.parse("2026-10-05T01:40:00Z"), Duration.ofMinutes(1));
        List<NoticeDesk.Mail> again =
                office.mails().subList(astray.size(), office.mails().size());
        assertThat(again).hasSize(1);
        assertThat(again.get(0).recipient()).isEqualTo("benar@kominfo.example");
        assertThat(again.get(0).body()).contains("K-1");
    }

    private static Path withoutAddresses(Path temporary) throws IOException {
        Path copy = temporary.resolve("rules");
        try (Stream<Path> all = Files.walk(RULES)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(RULES.relativize(file));
                Files.createDirectories(to.getParent());
                Files.writeString(to, Files.readString(file).replaceAll("(?m)^ +email: .*$", ""));
            }
        }
        return copy;
    }

    @Test
    void twoServicesTellEverythingOnce() throws InterruptedException {
        NoticeDesk other = desk.another();
        desk.office.set(MONDAY.plus(Duration.ofMinutes(10)));
        for (int i = 0; i < 20; i++) {
            handedOver("K-" + i);
        }
        for (String at : List.of(
                "00:10:00",
                "00:58:00",
                "01:00:00",
                "01:10:01",
                "01:12:01",
                "01:40:00",
                "01:42:00",
                "02:10:00",
                "02:12:00",
                "02:12:05")) {
            desk.office.set(Instant.parse("2026-10-05T" + at + "Z"));
            desk.office.settle();
            Thread one = new Thread(desk.workers::work);
            Thread two = new Thread(other.workers::work);
            one.start();
            two.start();
            one.join();
            two.join();
            desk.deliver();
        }
        Map<String, Long> states = desk.notices.counts();
        assertThat(states).containsOnlyKeys("mailed");
        assertThat(desk.database
                        .sql("select count(*) from notice n join notice o on o.told = n.told and o.kind = n.kind"
                                + " and o.recipient = n.recipient and o.id <> n.id")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(told().stream().filter(mail -> mail.endsWith("kabid-aptika")))
                .hasSize(1);
    }

    @Test
    void afterAnOutageThereIsOneMailForEachRecipient() {
        desk.office.set(MONDAY.plus(Duration.ofMinutes(10)));
        for (int i = 0; i < 30; i++) {
            handedOver("K-" + i);
        }
        live("2026-10-05T00:12:00Z");
        desk.office.set(Instant.parse("2026-10-05T05:30:00Z"));
        live("2026-10-05T06:20:00Z");
        assertThat(told()).hasSize(4);
        assertThat(desk.mails()).allMatch(mail -> mail.subject().startsWith("Susulan: "));
        assertThat(desk.notices.counts().keySet()).containsExactlyInAnyOrder("mailed");
    }

    @Test
    void atNightOnlyWhatIsCriticalIsTold() {
        desk.office.set(Instant.parse("2026-10-05T07:50:00Z"));
        done("K-1", "1", "2026-10-05T07:00:00Z");
        done("K-1", "2", "2026-10-05T07:10:00Z");
        done("K-1", "3", "2026-10-05T07:15:00Z");
        done("K-1", "4", "2026-10-05T07:20:00Z");
        desk.until(Instant.parse("2026-10-06T00:30:00Z"), Duration.ofMinutes(2));
        assertThat(told()).allMatch(mail -> mail.compareTo("23:30") > 0 || mail.compareTo("08:00") < 0);
        assertThat(told()).isNotEmpty();
    }
}
