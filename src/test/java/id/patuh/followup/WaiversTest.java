package id.patuh.followup;

import static id.patuh.followup.FollowUpDesk.COLLEAGUE;
import static id.patuh.followup.FollowUpDesk.INSPECTOR;
import static id.patuh.followup.FollowUpDesk.LEADERSHIP;
import static id.patuh.followup.FollowUpDesk.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.patuh.standing.Finding;
import id.patuh.standing.WaiversInForce;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Findings that are set aside, over a real database, in simulated time. */
class WaiversTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 5);

    private final FollowUpDesk desk = new FollowUpDesk();

    private Finding overdue(String caseId) {
        desk.handedOver(caseId);
        desk.live("2026-10-05T01:20:00Z");
        return desk.finding(caseId, "5", "time");
    }

    private static WaiverRequest until(WaiverScope scope, LocalDate until) {
        return new WaiverRequest(scope, "Gempa bumi", until, "", MONDAY, MONDAY.plusDays(30));
    }

    private Waiver requested(Finding finding, WaiverRequest request) {
        return done(desk.waivers.request(finding, request, INSPECTOR));
    }

    private Waiver approved(Finding finding, WaiverRequest request) {
        return done(desk.waivers.decide(requested(finding, request).id(), true, "Dapat dimaklumi", COLLEAGUE));
    }

    private static Waiver done(Ruling ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Done.class);
        return ((Ruling.Done) ruling).waiver();
    }

    private boolean isWaived(Finding finding) {
        return desk.inForce.covers(
                finding.caseNumber(),
                finding.found().key().step(),
                finding.found().key().check(),
                finding.found().key().subject(),
                desk.now());
    }

    @Test
    void oneAsksAndAnotherApproves() {
        Finding finding = overdue("K-1");
        Waiver asked = requested(finding, until(WaiverScope.FINDING, MONDAY.plusDays(3)));
        assertThat(asked.standing(desk.now())).isEqualTo("requested");
        assertThat(isWaived(finding)).isFalse();
        assertThat(desk.waivers.decide(asked.id(), true, "Ya", INSPECTOR)).isInstanceOf(Ruling.Denied.class);
        assertThat(desk.waivers.decide(asked.id(), false, "Tidak", INSPECTOR)).isInstanceOf(Ruling.Denied.class);
        assertThat(desk.waivers.decide(asked.id(), true, "Ya", STAFF)).isInstanceOf(Ruling.Denied.class);
        assertThat(desk.waivers.decide(asked.id(), true, "Ya", LEADERSHIP)).isInstanceOf(Ruling.Denied.class);
        assertThat(desk.waivers.decide(asked.id(), true, " ", COLLEAGUE)).isInstanceOf(Ruling.Refused.class);
        Waiver approved = done(desk.waivers.decide(asked.id(), true, "Ya", COLLEAGUE));
        assertThat(approved.standing(desk.now())).isEqualTo("in-force");
        assertThat(approved.decided().name()).isEqualTo("Inspektur Dua");
        assertThat(isWaived(finding)).isTrue();
        assertThat(desk.waivers.decide(asked.id(), false, "Tidak jadi", COLLEAGUE))
                .isInstanceOf(Ruling.Refused.class);
        assertThat(desk.waivers.decide(999, true, "Ya", COLLEAGUE)).isInstanceOf(Ruling.Unknown.class);
        assertThat(desk.waivers.request(finding, until(WaiverScope.FINDING, MONDAY), STAFF))
                .isInstanceOf(Ruling.Denied.class);
    }

    @Test
    void theTableRefusesTheOneWhoAskedAndEveryRewriting() {
        Waiver asked = requested(overdue("K-1"), until(WaiverScope.FINDING, MONDAY.plusDays(3)));
        assertThatThrownBy(() -> desk.database.sql("""
                                update waiver set state = 'approved', decided = requested, decided_by = requested_by,
                                    decided_name = requested_name, decision = 'ya'
                                """).update()).hasMessageContaining("waiver_decided_by_another");
        for (String edit : List.of(
                "update waiver set reason = 'lain'",
                "update waiver set expires = expires + interval '1 year'",
                "update waiver set requested_by = 'account:9'",
                "delete from waiver")) {
            assertThatThrownBy(() -> desk.database.sql(edit).update()).as(edit).hasMessageContaining("is history");
        }
        desk.waivers.decide(asked.id(), false, "Tidak", COLLEAGUE);
        assertThatThrownBy(() -> desk.database
                        .sql("update waiver set state = 'approved', decision = 'ya'")
                        .update())
                .hasMessageContaining("is history");
    }

    @Test
    void aWaivedFindingClimbsNoLadderUntilItsWaiverExpires() {
        Finding finding = overdue("K-1");
        assertThat(desk.told()).hasSize(3);
        // its last day is Monday
        approved(finding, until(WaiverScope.FINDING, MONDAY));
        desk.live("2026-10-05T15:50:00Z");
        assertThat(desk.told().stream().filter(mail -> mail.compareTo("01:20") > 0))
                .noneMatch(mail -> mail.contains("kabid") || mail.contains("kadis"));
        assertThat(isWaived(finding)).isTrue();
        desk.live("2026-10-05T17:00:00Z");
        assertThat(isWaived(finding)).isFalse();
        desk.live("2026-10-06T01:00:00Z");
        assertThat(desk.told()).anyMatch(mail -> mail.contains("kadis"));
    }

    @Test
    void aRevokedWaiverCoversNothing() {
        Finding finding = overdue("K-1");
        Waiver waiver = approved(finding, until(WaiverScope.FINDING, MONDAY.plusDays(9)));
        desk.live("2026-10-05T01:30:00Z");
        assertThat(desk.waivers.revoke(waiver.id(), "", COLLEAGUE)).isInstanceOf(Ruling.Refused.class);
        assertThat(desk.waivers.revoke(waiver.id(), "Keliru", STAFF)).isInstanceOf(Ruling.Denied.class);
        Waiver revoked = done(desk.waivers.revoke(waiver.id(), "Keliru", INSPECTOR));
        assertThat(revoked.standing(desk.now())).isEqualTo("revoked");
        assertThat(isWaived(finding)).isFalse();
        assertThat(desk.inForce.covers(finding.caseNumber(), "5", "time", "", Instant.parse("2026-10-05T01:25:00Z")))
                .as("it was covered then")
                .isTrue();
        desk.live("2026-10-05T02:30:00Z");
        assertThat(desk.told()).anyMatch(mail -> mail.contains("kadis"));
        assertThat(desk.waivers.revoke(waiver.id(), "Lagi", INSPECTOR)).isInstanceOf(Ruling.Refused.class);
    }

    @Test
    void aWaiverOfAPeriodCoversTheCasesOfItsUnitOnly() {
        desk.handedOver("K-1");
        desk.handedOver("K-2");
        Finding one = overdue("K-3");
        desk.unit("K-1", "Dinas  Satu");
        desk.unit("K-2", "Dinas Dua");
        approved(
                one,
                new WaiverRequest(WaiverScope.SOP_STEP, "Gempa", MONDAY.plusDays(9), "dinas satu", MONDAY, MONDAY));
        assertThat(isWaived(desk.finding("K-1", "5", "time"))).isTrue();
        assertThat(isWaived(desk.finding("K-2", "5", "time"))).isFalse();
        assertThat(isWaived(one)).isFalse();
        approved(
                one,
                new WaiverRequest(
                        WaiverScope.SOP_STEP,
                        "Gempa",
                        MONDAY.plusDays(9),
                        "",
                        MONDAY.minusDays(9),
                        MONDAY.minusDays(1)));
        assertThat(isWaived(one)).as("opened after the period").isFalse();
        approved(one, until(WaiverScope.SOP_STEP, MONDAY.plusDays(1)));
        Map<Long, WaiversInForce.Cover> covers = desk.inForce.of(
                desk.findings().stream().map(Finding::caseNumber).toList(), desk.now());
        assertThat(covers).hasSize(3);
    }

    @Test
    void whatIsIncompleteIsRefused() {
        Finding finding = overdue("K-1");
        assertThat(field(finding, new WaiverRequest(WaiverScope.FINDING, " ", MONDAY, "", null, null)))
                .isEqualTo("reason");
        assertThat(field(finding, new WaiverRequest(WaiverScope.FINDING, "x", null, "", null, null)))
                .isEqualTo("until");
        assertThat(field(finding, new WaiverRequest(WaiverScope.FINDING, "x", MONDAY.minusDays(1), "", null, null)))
                .isEqualTo("until");
        assertThat(field(finding, new WaiverRequest(WaiverScope.SOP_STEP, "x", MONDAY, "", null, MONDAY)))
                .isEqualTo("from");
        assertThat(field(
                        finding, new WaiverRequest(WaiverScope.SOP_STEP, "x", MONDAY, "", MONDAY, MONDAY.minusDays(1))))
                .isEqualTo("to");
        Waiver late = requested(finding, until(WaiverScope.FINDING, MONDAY));
        desk.set("2026-10-06T01:00:00Z");
        assertThat(desk.waivers.decide(late.id(), true, "Ya", COLLEAGUE)).isInstanceOf(Ruling.Refused.class);
        assertThat(desk.waivers.list("requested", Long.MAX_VALUE, 10)).hasSize(1);
        desk.waivers.decide(late.id(), false, "Terlambat", COLLEAGUE);
        for (String standing : List.of("requested", "in-force", "expired", "revoked")) {
            assertThat(desk.waivers.list(standing, Long.MAX_VALUE, 10)).isEmpty();
        }
        assertThat(desk.waivers.list("refused", Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(desk.waivers.about(finding)).hasSize(1);
    }

    private String field(Finding finding, WaiverRequest request) {
        Ruling ruling = desk.waivers.request(finding, request, INSPECTOR);
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return ((Ruling.Refused) ruling).field();
    }
}
