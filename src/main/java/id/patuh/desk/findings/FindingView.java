package id.patuh.desk.findings;

import id.patuh.accounts.DeskRole;
import id.patuh.accounts.Visitor;
import id.patuh.desk.Words;
import id.patuh.findings.PlainCertificate;
import id.patuh.followup.Entry;
import id.patuh.followup.FollowUp;
import id.patuh.followup.Inspectors;
import id.patuh.followup.Waivers;
import id.patuh.notice.Notices;
import id.patuh.sop.Language;
import id.patuh.standing.CaseInquiry;
import id.patuh.standing.Finding;
import id.patuh.standing.FindingHistory;
import id.patuh.standing.WaiversInForce;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together what the page of a finding shows. */
@Component
class FindingView {

    private static final int MOST_NOTICES = 100;

    private final CaseInquiry inquiry;
    private final FindingHistory history;
    private final Notices notices;
    private final Waivers waivers;
    private final WaiversInForce inForce;
    private final Inspectors inspectors;
    private final Words words;
    private final Clock clock;

    FindingView(
            CaseInquiry inquiry,
            FindingHistory history,
            Notices notices,
            Waivers waivers,
            WaiversInForce inForce,
            Inspectors inspectors,
            Words words,
            Clock clock) {
        this.inquiry = inquiry;
        this.history = history;
        this.notices = notices;
        this.waivers = waivers;
        this.inForce = inForce;
        this.inspectors = inspectors;
        this.words = words;
        this.clock = clock;
    }

    /** A finding of the history, and what of it differs from the one before. */
    public record Past(
            long id,
            boolean isThis,
            String verdict,
            String severity,
            String sentence,
            String version,
            String raised,
            String ended,
            String how,
            List<Entry.Change> changes) {}

    /** A notice. */
    public record Told(
            String at, String kind, int percent, String role, String recipient, String state, String sentence) {}

    /** An entry of the log. */
    public record Logged(
            long id,
            String kind,
            String at,
            String name,
            String words,
            String cause,
            String effect,
            String due,
            List<Entry.Change> changes,
            boolean isUndone,
            long undoes,
            boolean mayUndo) {}

    void fill(Model model, Finding finding, FollowUp log, Visitor visitor, Language language, Draft draft) {
        ZoneId zone = ZoneId.of(finding.zone());
        Instant now = clock.instant();
        model.addAttribute("finding", finding);
        model.addAttribute("found", finding.found());
        model.addAttribute(
                "sentence",
                language == Language.ID
                        ? finding.found().sentenceId()
                        : finding.found().sentenceEn());
        model.addAttribute("raised", Shown.time(finding.raised(), zone));
        model.addAttribute("ended", Shown.time(finding.ended(), zone));
        model.addAttribute(
                "certificate", inquiry.certificate(finding, certificate -> PlainCertificate.of(certificate, language)));
        model.addAttribute("waived", waived(finding, now, zone));
        model.addAttribute(
                "waivers",
                waivers.about(finding).stream()
                        .map(waiver -> WaiversPage.line(waiver, visitor, now))
                        .toList());
        model.addAttribute("past", past(finding, language, zone));
        model.addAttribute("told", told(finding, language, zone));
        model.addAttribute("log", logged(log, visitor, zone));
        model.addAttribute("last", log.last());
        model.addAttribute("state", log.state());
        model.addAttribute("asked", Shown.time(log.state().asked(), zone));
        model.addAttribute("signedOff", Shown.time(log.state().signedOff(), zone));
        LocalDate today = now.atZone(zone).toLocalDate();
        model.addAttribute("today", today);
        model.addAttribute("overdue", log.state().isOverdue(today));
        model.addAttribute("inspects", visitor.inspects());
        model.addAttribute("answers", visitor.role() == DeskRole.STAFF);
        model.addAttribute("inspectors", visitor.inspects() ? inspectors.all() : List.of());
        model.addAttribute("draft", draft);
    }

    private WaiversPage.@Nullable Line waived(Finding finding, Instant now, ZoneId zone) {
        WaiversInForce.Waiver waiver = inForce.of(List.of(finding.caseNumber()), now)
                .getOrDefault(finding.caseNumber(), WaiversInForce.Cover.NONE)
                .over(finding.found().key());
        return waiver == null
                ? null
                : waivers.find(waiver.id())
                        .map(found -> WaiversPage.line(found, null, now))
                        .orElse(null);
    }

    // ---- the history

    private List<Past> past(Finding finding, Language language, ZoneId zone) {
        List<Past> past = new ArrayList<>();
        Finding before = null;
        for (Finding one : history.chain(finding)) {
            past.add(new Past(
                    one.id(),
                    one.id() == finding.id(),
                    one.found().verdict(),
                    one.found().severity() == null ? "" : one.found().severity(),
                    language == Language.ID
                            ? one.found().sentenceId()
                            : one.found().sentenceEn(),
                    one.found().version(),
                    Shown.time(one.raised(), zone),
                    Shown.time(one.ended(), zone),
                    one.how() == null ? "" : one.how(),
                    before == null ? List.of() : changes(before, one)));
            before = one;
        }
        return past;
    }

    private static List<Entry.Change> changes(Finding before, Finding after) {
        List<Entry.Change> changes = new ArrayList<>();
        change("verdict", before.found().verdict(), after.found().verdict(), changes);
        change("severity", before.found().severity(), after.found().severity(), changes);
        change("version", before.found().version(), after.found().version(), changes);
        change(
                "limit",
                seconds(before.found().limitSeconds()),
                seconds(after.found().limitSeconds()),
                changes);
        change(
                "elapsed",
                seconds(before.found().elapsed() / 1000),
                seconds(after.found().elapsed() / 1000),
                changes);
        change("evidence", before.found().evidence(), after.found().evidence(), changes);
        return changes;
    }

    private static void change(
            String name, @Nullable String before, @Nullable String after, List<Entry.Change> changes) {
        String was = before == null ? "" : before;
        String is = after == null ? "" : after;
        if (!was.equals(is)) {
            changes.add(new Entry.Change(name, was, is));
        }
    }

    /** {@code 1:05:00}; empty where there is none. */
    private static String seconds(long seconds) {
        return seconds < 0
                ? ""
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    // ---- what was told

    private List<Told> told(Finding finding, Language language, ZoneId zone) {
        return notices.about(finding, MOST_NOTICES).stream()
                .map(notice -> new Told(
                        Shown.time(notice.since(), zone),
                        notice.kind(),
                        notice.percent(),
                        notice.role(),
                        notice.recipient(),
                        notice.mailState() == null ? notice.state() : notice.mailState(),
                        notice.sentence().in(language)))
                .toList();
    }

    // ---- the log

    private List<Logged> logged(FollowUp log, Visitor visitor, ZoneId zone) {
        return log.entries().stream()
                .map(entry -> new Logged(
                        entry.id(),
                        entry.kind().word(),
                        Shown.time(entry.at(), zone),
                        entry.name(),
                        entry.words(),
                        text(entry.cause()),
                        text(entry.effect()),
                        text(entry.due()),
                        entry.changes().stream().map(this::inWords).toList(),
                        log.isUndone(entry),
                        entry.undoes() == null ? 0 : entry.undoes(),
                        FollowUpForms.mayUndo(entry, log, visitor)))
                .toList();
    }

    private Entry.Change inWords(Entry.Change change) {
        return change.name().equals("status")
                ? new Entry.Change(change.name(), status(change.before()), status(change.after()))
                : change;
    }

    private String status(String word) {
        return word.isEmpty() ? "" : words.of("followup.status." + word);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
