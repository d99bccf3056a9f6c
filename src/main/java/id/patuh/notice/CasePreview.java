package id.patuh.notice;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdicts;
import id.patuh.audit.CaseView;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.directory.Directory;
import id.patuh.directory.Recipient;
import id.patuh.findings.Account;
import id.patuh.findings.Certificate;
import id.patuh.findings.Certificates;
import id.patuh.sop.Language;
import id.patuh.sop.Role;
import id.patuh.sop.Rung;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What would be told about a case, from its events alone: without server, database or sending. */
public final class CasePreview {

    private final CaseView view;
    private final Sop sop;
    private final Certificates issuer;
    private final Wanted wanted;
    private final Language language;
    private final List<Topic> topics = new ArrayList<>();
    private final Set<String> roles = new LinkedHashSet<>();
    private final List<Certificate> certificates = new ArrayList<>();

    /**
     * What is to be shown.
     *
     * @param percent of the rung, whether it is reached or not; 0: the findings, and the reminders that are reached
     * @param step only of that step; empty: of all
     * @param language null: the recipient's
     * @param link the address of the service
     */
    public record Wanted(int percent, String step, @Nullable Language language, Directory directory, String link) {}

    private CasePreview(CaseView view, Certificates issuer, Wanted wanted) {
        this.view = view;
        this.sop = view.sop();
        this.issuer = issuer;
        this.wanted = wanted;
        this.language =
                wanted.language() == null ? wanted.directory().otherwise().language() : wanted.language();
    }

    /** The mail about a case that is open in its file; null: there is nothing to tell. */
    public static @Nullable ShownMail of(CaseFile file, Certificates issuer, Wanted wanted) {
        CasePreview preview = new CasePreview(CaseView.of(file), issuer, wanted);
        if (wanted.percent() == 0) {
            preview.findings(file);
        }
        RunningLimit.of(preview.view).stream()
                .filter(running -> preview.isWanted(running.step()))
                .forEach(preview::rung);
        return preview.topics.isEmpty() ? null : preview.mail();
    }

    private boolean isWanted(String step) {
        return wanted.step().isEmpty() || wanted.step().equals(step);
    }

    private void findings(CaseFile file) {
        issuer.of(file, CaseVerdicts.of(file, false)).stream()
                .filter(one -> isWanted(step(one)))
                .forEach(certificates::add);
        for (Certificate certificate : certificates) {
            topics.add(new Topic.Violation(Account.of(certificate, language), 0, Firing.NEVER, List.of()));
            Step step = certificate.verdict().step();
            List<String> performers = step == null ? List.of() : step.roles();
            roles.addAll(Directory.roles(sop, performers, toldOfBreach(step)));
        }
    }

    private static String step(Certificate certificate) {
        Step step = certificate.verdict().step();
        return step == null ? "" : step.id();
    }

    private List<String> toldOfBreach(@Nullable Step step) {
        List<Rung> ladder = step == null || step.escalation().isEmpty() ? sop.escalation() : step.escalation();
        return ladder.stream()
                .filter(rung -> rung.percent() >= 100)
                .min(Comparator.comparingInt(Rung::percent))
                .map(Rung::to)
                .orElse(List.of("performer"));
    }

    private void rung(RunningLimit running) {
        boolean isUsedUp = RungText.due(running) < view.asOf();
        Ladder.of(running).stream()
                .filter(rung -> wanted.percent() == 0
                        ? rung.at() <= view.asOf() && rung.isReminder() && !isUsedUp
                        : rung.percent() == wanted.percent())
                .reduce((lower, higher) -> higher)
                .ifPresent(rung -> add(running, rung));
    }

    private void add(RunningLimit running, DueRung rung) {
        topics.add(new Topic.RungReached(
                running.step().isEmpty() ? null : sop.step(running.step()),
                rung.percent(),
                null,
                RungText.of(sop, running, rung, language),
                Account.length(sop, running.limit().millis(), running.limit(), language),
                titles(running.performers()),
                RungText.due(running),
                Firing.NEVER,
                List.of()));
        roles.addAll(Directory.roles(sop, rung.performers(), rung.to()));
    }

    private List<String> titles(List<String> ids) {
        return ids.stream().map(this::title).toList();
    }

    private String title(String id) {
        Role role = sop.role(id);
        return role == null ? id : role.title().in(language);
    }

    private ShownMail mail() {
        List<Recipient> audience = wanted.directory()
                .audience(sop, List.copyOf(roles), Instant.ofEpochMilli(view.asOf()))
                .recipients();
        Letter letter =
                new Letters(first(audience), new Letters.Links(wanted.link(), "")).note(sop, view.caseId(), topics);
        Typesetter types = new Typesetter();
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        Certificates.write(certificates, json);
        return new ShownMail(
                audience.stream().map(Recipient::address).toList(),
                letter.subject(),
                types.text(letter),
                types.html(letter),
                certificates.isEmpty() ? null : json.toString(StandardCharsets.UTF_8));
    }

    /** Whom the mail addresses, in the language asked for. */
    private Recipient first(List<Recipient> audience) {
        if (audience.isEmpty()) {
            String name = roles.isEmpty() ? sop.owner() : title(roles.iterator().next());
            return new Recipient("", name, language, WorkingCalendar.ALWAYS, "", null);
        }
        Recipient one = audience.get(0);
        return new Recipient(one.address(), one.name(), language, one.calendar(), one.role(), one.standsInFor());
    }
}
