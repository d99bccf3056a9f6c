package id.patuh.desk.figures;

import id.patuh.Patuh;
import id.patuh.accounts.Visitor;
import id.patuh.desk.DeskLanguage;
import id.patuh.figures.Recent;
import id.patuh.mail.Breaker;
import id.patuh.mail.OutgoingMails;
import id.patuh.notice.Notices;
import id.patuh.operations.OperatingFigures;
import id.patuh.reception.Inputs;
import id.patuh.reception.Overloaded;
import id.patuh.reception.Reception;
import id.patuh.sop.Language;
import id.patuh.sop.Sop;
import id.patuh.sop.Text;
import id.patuh.standing.FindingHistory;
import id.patuh.standing.Reaudits;
import id.patuh.standing.Rehearsals;
import id.patuh.standing.RulesInForce;
import id.patuh.web.Only;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the service stands: whether all that came in is accounted for, what waits, and what keeps notices from people. */
@Controller
class StatusPage {

    private static final int LAST = 5;
    private static final int STUCK = 20;
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration USABLE = Duration.ofSeconds(60);
    private static final List<String> REASONS = List.of("history", "re-audit");

    private final Inputs inputs;
    private final Reception reception;
    private final FindingHistory history;
    private final Rehearsals rehearsals;
    private final Notices notices;
    private final OutgoingMails outgoing;
    private final Breaker breaker;
    private final RulesInForce rules;
    private final OperatingFigures operating;
    private final Clock clock;
    private final Recent<String, Counted> counted;

    StatusPage(
            Inputs inputs,
            Reception reception,
            FindingHistory history,
            Rehearsals rehearsals,
            Notices notices,
            OutgoingMails outgoing,
            Breaker breaker,
            RulesInForce rules,
            OperatingFigures operating,
            Clock clock,
            @Qualifier("figuresBackground") ExecutorService background) {
        this.inputs = inputs;
        this.reception = reception;
        this.history = history;
        this.rehearsals = rehearsals;
        this.notices = notices;
        this.outgoing = outgoing;
        this.breaker = breaker;
        this.rules = rules;
        this.operating = operating;
        this.clock = clock;
        this.counted = new Recent<>(any -> count(), clock, background, FRESH, USABLE);
    }

    /** What takes a moment to count. */
    private record Counted(
            Inputs.Counts intake,
            FindingHistory.Standing standing,
            Map<String, Long> findings,
            Map<String, Long> held,
            List<String> unreachable) {}

    private Counted count() {
        return new Counted(
                inputs.counts(),
                history.standing(clock.instant()),
                history.count(),
                notices.held(),
                notices.unreachableRoles());
    }

    /** Something that waits, and since when. */
    public record Waiting(String key, String since) {}

    /** A job. @param percent how far it has come; null: nobody knows yet */
    public record Job(
            String key,
            String started,
            @Nullable Long percent,
            String left,
            @Nullable String finished,
            String failed) {}

    /** A version in force. */
    public record Version(String title, String version, String since, String fingerprint) {}

    /** A case that cannot be audited. */
    public record Stuck(String sop, String caseId, String since, int tries, String reason) {}

    @GetMapping(value = "/status", produces = MediaType.TEXT_HTML_VALUE)
    @Only.Visitors
    String page(@AuthenticationPrincipal Visitor visitor, Locale locale, Model model) {
        show(visitor, locale, model);
        return "desk/status";
    }

    /** What changes while one looks at it. */
    @GetMapping(value = "/status/live", produces = MediaType.TEXT_HTML_VALUE)
    @Only.Visitors
    String live(@AuthenticationPrincipal Visitor visitor, Locale locale, Model model) {
        show(visitor, locale, model);
        return "desk/status :: live";
    }

    /** Notices go out again after the breaker held them back. */
    @PostMapping("/status/breaker/release")
    @Only.DeskAdmins
    String releaseBreaker(RedirectAttributes redirect) {
        redirect.addFlashAttribute("said", breaker.release() ? "figures.breaker.released" : "figures.breaker.not-held");
        return "redirect:/status";
    }

    /** What was held back as history or at a re-audit is sent after all. */
    @PostMapping("/status/held/release")
    @Only.DeskAdmins
    String releaseHeld(@RequestParam String reason, RedirectAttributes redirect) {
        if (REASONS.contains(reason)) {
            notices.release(reason, null, clock.instant());
            redirect.addFlashAttribute("said", "figures.held.released");
        } else {
            redirect.addFlashAttribute("refused", "figures.wrong-word");
        }
        return "redirect:/status";
    }

    // ---- what is shown

    private void show(Visitor visitor, Locale locale, Model model) {
        Counted all = counted.get("all");
        FigureText text = new FigureText(locale);
        Language language = DeskLanguage.of(locale);
        Inputs.Counts intake = all.intake();
        model.addAttribute("asOf", clock.instant());
        model.addAttribute("zone", rules.zone());
        model.addAttribute("intake", intake);
        model.addAttribute(
                "inputs",
                intake.inputs().values().stream().mapToLong(Long::longValue).sum());
        model.addAttribute("standing", all.standing());
        model.addAttribute("violated", all.findings().getOrDefault("violated", 0L));
        model.addAttribute("unproven", all.findings().getOrDefault("unproven", 0L));
        model.addAttribute("lastAudit", time(all.standing().lastAudit(), locale));
        model.addAttribute("waiting", waiting(text, language));
        model.addAttribute("busy", busy(language));
        model.addAttribute("tripped", breaker.tripped());
        model.addAttribute("history", all.held().getOrDefault("history", 0L));
        model.addAttribute("reaudit", all.held().getOrDefault("re-audit", 0L));
        model.addAttribute("unreachable", String.join(", ", all.unreachable()));
        model.addAttribute("jobs", jobs(locale));
        model.addAttribute(
                "build", Objects.requireNonNullElse(Patuh.class.getPackage().getImplementationVersion(), "–"));
        model.addAttribute("versions", versions(language, locale));
        model.addAttribute("details", visitor.inspects());
        if (visitor.inspects()) {
            RulesInForce.State state = rules.state();
            model.addAttribute("fingerprint", state.fingerprint());
            model.addAttribute("rulesWaiting", state.waiting());
            model.addAttribute("refusedRules", refused(state, locale));
            model.addAttribute("unreached", outgoing.unreached());
            model.addAttribute("stuckCases", stuck(locale));
        }
    }

    private List<Waiting> waiting(FigureText text, Language language) {
        OperatingFigures.Figures now = operating.now();
        List<Waiting> waiting = new ArrayList<>();
        add(waiting, "unread", now.unread(), language);
        add(waiting, "unaudited", now.unaudited(), language);
        add(waiting, "unsent", now.unsent(), language);
        if (now.unknown() > 0) {
            waiting.add(new Waiting("unknown", text.number(now.unknown())));
        }
        if (now.failed() > 0) {
            waiting.add(new Waiting("failed", text.number(now.failed())));
        }
        return waiting;
    }

    private static void add(List<Waiting> waiting, String key, Duration since, Language language) {
        if (since.toSeconds() > 0) {
            waiting.add(new Waiting(key, length(since).in(language)));
        }
    }

    private static Text length(Duration length) {
        if (length.toDays() > 0) {
            return new Text(
                    length.toDays() + " hari " + length.toHoursPart() + " jam",
                    length.toDays() + " d " + length.toHoursPart() + " h");
        }
        if (length.toHours() > 0) {
            return new Text(
                    length.toHours() + " jam " + length.toMinutesPart() + " menit",
                    length.toHours() + " h " + length.toMinutesPart() + " min");
        }
        return length.toMinutes() > 0
                ? new Text(length.toMinutes() + " menit", length.toMinutes() + " min")
                : new Text(length.toSeconds() + " detik", length.toSeconds() + " s");
    }

    /** Why nothing is taken in for now; null: everything is. */
    private @Nullable String busy(Language language) {
        try {
            reception.checkCapacity();
            return null;
        } catch (Overloaded overloaded) {
            return overloaded.reason().in(language);
        }
    }

    private List<Job> jobs(Locale locale) {
        List<Job> jobs = new ArrayList<>();
        FigureText text = new FigureText(locale);
        for (Reaudits.Progress one : history.reaudits(LAST)) {
            Long total = one.total();
            boolean over = one.finished() != null;
            jobs.add(new Job(
                    "reaudit",
                    time(one.started(), locale),
                    over ? Long.valueOf(100) : total == null ? null : percent(total - one.left(), total),
                    text.number(one.left()),
                    over ? time(one.finished(), locale) : null,
                    ""));
        }
        for (Rehearsals.Rehearsal one : rehearsals.list(LAST)) {
            jobs.add(new Job(
                    "rehearsal",
                    time(one.asOf(), locale),
                    one.finished() == null ? percent(one.done(), one.total()) : Long.valueOf(100),
                    text.number(Math.max(0, one.total() - one.done())),
                    one.finished() == null ? null : time(one.finished(), locale),
                    one.failed() == null ? "" : one.failed()));
        }
        return jobs;
    }

    private static long percent(long done, long total) {
        return total <= 0 ? 100 : Math.max(0, Math.min(100, done * 100 / total));
    }

    private List<Version> versions(Language language, Locale locale) {
        List<Version> versions = new ArrayList<>();
        for (RulesInForce.InForceVersion one : rules.versions()) {
            Sop sop = one.sop();
            versions.add(new Version(
                    sop.title().in(language),
                    sop.version(),
                    sop.effectiveFrom().format(DateTimeFormatter.ofPattern("d MMM uuuu", locale)),
                    one.fingerprint()));
        }
        return versions;
    }

    private static List<String> refused(RulesInForce.State state, Locale locale) {
        RulesInForce.Refused refused = state.refused();
        return refused == null ? List.of() : DeskLanguage.texts(refused.complaints(), locale);
    }

    private List<Stuck> stuck(Locale locale) {
        return history.stuck(STUCK).stream()
                .map(one -> new Stuck(one.sop(), one.caseId(), time(one.since(), locale), one.tries(), one.reason()))
                .toList();
    }

    private String time(@Nullable Instant at, Locale locale) {
        return at == null
                ? ""
                : DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss zzz", locale).format(at.atZone(rules.zone()));
    }
}
