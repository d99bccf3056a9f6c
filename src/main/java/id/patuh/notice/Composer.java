package id.patuh.notice;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseVerdicts;
import id.patuh.audit.CaseView;
import id.patuh.directory.Directory;
import id.patuh.directory.Recipient;
import id.patuh.findings.Account;
import id.patuh.findings.Certificate;
import id.patuh.findings.Certificates;
import id.patuh.mail.OutgoingMessage;
import id.patuh.reception.CurrentSops;
import id.patuh.sop.Language;
import id.patuh.sop.Role;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import id.patuh.standing.CaseInquiry;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes a mail of notices: derives what they are about from the events, as of now, and writes the letter. */
final class Composer {

    private final JdbcClient database;
    private final CaseInquiry inquiry;
    private final CurrentSops sops;
    private final Typesetter types = new Typesetter();
    private final String link;

    /** @param link the address of this service, without a slash at its end */
    Composer(JdbcClient database, CaseInquiry inquiry, CurrentSops sops, String link) {
        this.database = database;
        this.inquiry = inquiry;
        this.sops = sops;
        this.link = link;
    }

    /**
     * A mail as it is sent.
     *
     * @param certificates a JSON array; null: none
     * @param fileName of the certificates
     * @param told what is in it; empty: there is nothing left to tell
     * @param cleared what turned out to be settled
     */
    record Composed(
            String subject,
            String text,
            String html,
            byte @Nullable [] certificates,
            String fileName,
            List<Notices.Notice> told,
            List<Notices.Notice> cleared) {

        OutgoingMessage message(String identity, String address) {
            return new OutgoingMessage(
                    identity,
                    "notice",
                    address,
                    subject,
                    text,
                    html,
                    null,
                    certificates == null ? null : new OutgoingMessage.File(fileName, certificates));
        }
    }

    /** @param token of the page of acknowledgement; empty: no link to one */
    Composed compose(Recipient to, List<Notices.Notice> contents, Restraint.Form form, String token, Instant now) {
        Letters letters = new Letters(to, links(to, token, form == Restraint.Form.NOTE ? contents.get(0) : null));
        return form == Restraint.Form.NOTE
                ? note(letters, to.language(), contents, now)
                : digest(letters, to.language(), contents, form);
    }

    /** @param one what the mail's case is; null: it is about several */
    private Letters.Links links(Recipient to, String token, Notices.@Nullable Notice one) {
        String lang = to.language() == Language.ID ? "id" : "en";
        String look = one == null
                ? link + "/?lang=" + lang
                : link + "/case?sop=" + encoded(one.sop()) + "&case=" + encoded(one.caseId()) + "&lang=" + lang;
        return new Letters.Links(look, token.isEmpty() ? "" : link + "/acknowledge/" + token + "?lang=" + lang);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    // ---- several cases

    private Composed digest(Letters letters, Language language, List<Notices.Notice> contents, Restraint.Form form) {
        Map<Long, List<Notices.Notice>> byCase = new LinkedHashMap<>();
        contents.forEach(notice -> byCase.computeIfAbsent(notice.caseNumber(), any -> new ArrayList<>())
                .add(notice));
        List<Letters.Entry> entries = new ArrayList<>();
        for (List<Notices.Notice> notices : byCase.values()) {
            Notices.Notice first = notices.get(0);
            entries.add(new Letters.Entry(
                    title(first.sop(), language),
                    first.caseId(),
                    notices.stream()
                            .map(Notices.Notice::severity)
                            .filter(java.util.Objects::nonNull)
                            .max(Severity::compareTo)
                            .orElse(null),
                    notices.stream().map(notice -> told(notice, language)).toList()));
        }
        return composed(letters.digest(entries, form), null, "", contents, List.of());
    }

    private String title(String sop, Language language) {
        return sops.get().knows(sop) ? sops.get().latest(sop).title().in(language) : sop;
    }

    private static String told(Notices.Notice notice, Language language) {
        String sentence = notice.sentence().in(language);
        return switch (notice.kind()) {
            case "withdrawal" -> (language == Language.ID ? "Dicabut: " : "Withdrawn: ") + sentence;
            case "follow-up" -> (language == Language.ID ? "Belum ditindaklanjuti: " : "Not acted on: ") + sentence;
            default -> sentence;
        };
    }

    // ---- one case

    private Composed note(Letters letters, Language language, List<Notices.Notice> contents, Instant now) {
        AtomicReference<@Nullable Composed> written = new AtomicReference<>();
        inquiry.visit(
                contents.get(0).caseNumber(),
                now,
                (file, issuer) -> written.set(new Note(file, issuer, language, contents).composed(letters)));
        Composed note = written.get();
        return note == null ? new Composed("", "", "", null, "", List.of(), contents) : note;
    }

    private Composed composed(
            Letter letter,
            byte @Nullable [] certificates,
            String fileName,
            List<Notices.Notice> told,
            List<Notices.Notice> cleared) {
        return new Composed(
                letter.subject(), types.text(letter), types.html(letter), certificates, fileName, told, cleared);
    }

    /** A note about the case that is open in the file. */
    private final class Note {

        private final Certificates issuer;
        private final CaseFile file;
        private final CaseView view;
        private final Sop sop;
        private final Language language;
        private final List<Notices.Notice> contents;
        private final List<CaseVerdict> verdicts;
        private final Map<String, RunningLimit> running = new LinkedHashMap<>();
        private final List<Certificate> certificates = new ArrayList<>();
        private final List<Topic> topics = new ArrayList<>();
        private final List<Notices.Notice> told = new ArrayList<>();
        private final List<Notices.Notice> cleared = new ArrayList<>();

        Note(CaseFile file, Certificates issuer, Language language, List<Notices.Notice> contents) {
            this.file = file;
            this.issuer = issuer;
            this.view = CaseView.of(file);
            this.sop = view.sop();
            this.language = language;
            this.contents = contents;
            this.verdicts = CaseVerdicts.of(file, false);
            RunningLimit.of(view).forEach(limit -> running.put(limit.subject(), limit));
        }

        Composed composed(Letters letters) {
            contents.forEach(this::add);
            if (topics.isEmpty()) {
                return new Composed("", "", "", null, "", told, cleared);
            }
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            Certificates.write(certificates, json);
            String name = "sertifikat-" + view.caseId().replaceAll("[^A-Za-z0-9.-]+", "_") + ".json";
            return Composer.this.composed(
                    letters.note(sop, view.caseId(), topics),
                    certificates.isEmpty() ? null : json.toByteArray(),
                    name.substring(Math.max(0, name.length() - 120)),
                    told,
                    cleared);
        }

        private void add(Notices.Notice notice) {
            Topic topic = switch (notice.kind()) {
                case "finding" -> violation(notice);
                case "rung" -> rung(notice);
                case "follow-up" -> verdict(notice) == null ? null : followUp(notice);
                default -> cleared(notice);
            };
            if (topic != null) {
                topics.add(topic);
            }
            boolean isSettled = topic == null && !isSaidByFinding(notice);
            (isSettled ? cleared : told).add(notice);
        }

        private @Nullable CaseVerdict verdict(Notices.Notice notice) {
            List<String[]> keys = database.sql("select check_name, subject from finding where id = ?")
                    .param(episode(notice))
                    .query((row, number) -> new String[] {row.getString(1), row.getString(2)})
                    .list();
            for (CaseVerdict verdict : verdicts) {
                String step = verdict.step() == null ? "" : verdict.step().id();
                if (!keys.isEmpty()
                        && step.equals(notice.step())
                        && verdict.check().name().equals(keys.get(0)[0])
                        && verdict.subject().equals(keys.get(0)[1])) {
                    return verdict;
                }
            }
            return null;
        }

        /** −1 where it is about a limit. */
        private static long episode(Notices.Notice notice) {
            Long episode = notice.episode();
            return episode == null ? -1 : episode;
        }

        private @Nullable Topic violation(Notices.Notice notice) {
            CaseVerdict verdict = verdict(notice);
            if (verdict == null) {
                return null;
            }
            Certificate certificate = issuer.of(file, List.of(verdict)).get(0);
            certificates.add(certificate);
            boolean runs = isRunning(verdict);
            int percent = runs
                    ? contents.stream()
                            .filter(other ->
                                    other.kind().equals("rung") && other.step().equals(notice.step()))
                            .mapToInt(Notices.Notice::percent)
                            .max()
                            .orElse(0)
                    : 0;
            Next next = next(notice, runs);
            return new Topic.Violation(Account.of(certificate, language), percent, next.at(), next.told());
        }

        private boolean isRunning(CaseVerdict verdict) {
            return verdict.limit() != null && verdict.elapsed() >= 0 && verdict.moment() == CaseFile.NEVER;
        }

        /** A rung of 100 per cent and more is told with the finding about the same limit. */
        private boolean isSaidByFinding(Notices.Notice notice) {
            return notice.kind().equals("rung")
                    && running.containsKey(notice.subject())
                    && contents.stream()
                            .filter(other -> other.kind().equals("finding")
                                    && other.step().equals(notice.step()))
                            .map(this::verdict)
                            .anyMatch(verdict -> verdict != null && isRunning(verdict));
        }

        private @Nullable Topic rung(Notices.Notice notice) {
            RunningLimit limit = running.get(notice.subject());
            if (limit == null || isSaidByFinding(notice)) {
                return null;
            }
            Next next = next(notice, true);
            return new Topic.RungReached(
                    step(notice),
                    notice.percent(),
                    notice.severity(),
                    notice.sentence().in(language),
                    Account.length(sop, limit.limit().millis(), limit.limit(), language),
                    titles(limit.performers()),
                    RungText.due(limit),
                    next.at(),
                    next.told());
        }

        private Topic followUp(Notices.Notice notice) {
            Next next = next(notice, false);
            return new Topic.RungReached(
                    step(notice),
                    0,
                    notice.severity(),
                    notice.sentence().in(language),
                    "",
                    List.of(),
                    Firing.NEVER,
                    next.at(),
                    next.told());
        }

        private @Nullable Step step(Notices.Notice notice) {
            return notice.step().isEmpty() ? null : sop.step(notice.step());
        }

        private Topic cleared(Notices.Notice notice) {
            long told = database.sql(
                            "select decided from notice where episode = ? and recipient = ? and kind = 'finding'"
                                    + " and state = 'mailed' limit 1")
                    .params(episode(notice), notice.recipient())
                    .query((row, number) -> row.getTimestamp(1).getTime())
                    .optional()
                    .orElse(notice.since().toEpochMilli());
            return new Topic.Cleared(
                    notice.sentence().in(language), told, notice.since().toEpochMilli());
        }

        /** The rung that comes next where nothing is done. */
        private record Next(long at, List<String> told) {}

        private Next next(Notices.Notice notice, boolean ofLimit) {
            return database.sql("""
                            select at, addressed, performers from notice_rung
                             where case_no = ? and fired is null and step = ?
                               and case when ? then episode is null else episode = ? end
                             order by at limit 1
                            """)
                    .params(notice.caseNumber(), notice.step(), ofLimit, episode(notice))
                    .query((row, number) -> new Next(
                            row.getTimestamp(1).getTime(),
                            titles(others(
                                    Directory.roles(
                                            sop,
                                            Arrays.asList(
                                                    (String[]) row.getArray(3).getArray()),
                                            Arrays.asList(
                                                    (String[]) row.getArray(2).getArray())),
                                    notice.role()))))
                    .optional()
                    .orElse(new Next(Firing.NEVER, List.of()));
        }

        /** Without the reader, who knows already. */
        private static List<String> others(List<String> roles, String reader) {
            return roles.stream().filter(role -> !role.equals(reader)).toList();
        }

        private List<String> titles(List<String> roles) {
            return roles.stream()
                    .map(id -> {
                        Role role = sop.role(id);
                        return role == null ? id : role.title().in(language);
                    })
                    .toList();
        }
    }
}
