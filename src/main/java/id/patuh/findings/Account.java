package id.patuh.findings;

import id.patuh.audit.CaseVerdict;
import id.patuh.audit.Check;
import id.patuh.audit.CountedEvent;
import id.patuh.audit.Evidence;
import id.patuh.audit.Verdict;
import id.patuh.sop.Language;
import id.patuh.sop.Limit;
import id.patuh.sop.Role;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says, in the words of one language, piece by piece, for those who write to people. Times are in the
 * SOP's zone.
 *
 * @param verdict what it is about
 * @param sentence what was found
 * @param severity in words; empty: it has none
 * @param demanded what the SOP demands, in its words: step, limit, documents, roles
 * @param events what happened: the evidence by time
 * @param arithmetic how the working time was counted; empty: none was
 * @param cause own and inherited delay, or the finding that this one follows from; empty: not known
 * @param rule why it counts
 * @param complying what would have complied, or still can
 */
public record Account(
        CaseVerdict verdict,
        String sentence,
        String severity,
        List<String> demanded,
        List<String> events,
        String arithmetic,
        String cause,
        String rule,
        String complying) {

    private static final int MOST_EVENTS = 6;

    public Account {
        demanded = List.copyOf(demanded);
        events = List.copyOf(events);
    }

    /** Good as long as the certificate's case is open in its file; the account stays good. */
    public static Account of(Certificate certificate, Language language) {
        CaseVerdict verdict = certificate.verdict();
        Ledger ledger = certificate.ledger();
        return new Account(
                verdict,
                Sentences.of(verdict, language),
                severity(verdict.severity(), language),
                demanded(verdict, language),
                events(certificate, language),
                ledger == null ? "" : ledger.arithmetic(language, verdict.sop()),
                cause(certificate, language),
                verdict.rule().sentence().in(language),
                Remedy.of(certificate.view(), verdict, ledger, language));
    }

    /** {@code berat}, {@code major}; empty for null. */
    public static String severity(@Nullable Severity severity, Language language) {
        if (severity == null) {
            return "";
        }
        return language == Language.EN
                ? severity.word()
                : switch (severity) {
                    case MINOR -> "ringan";
                    case MAJOR -> "berat";
                    case CRITICAL -> "kritis";
                };
    }

    private static List<String> demanded(CaseVerdict verdict, Language language) {
        Sop sop = verdict.sop();
        Step step = verdict.step();
        List<String> words = new ArrayList<>();
        if (step != null) {
            Prose prose = new Prose(language, sop).say("Langkah ", "Step ").plain(step.id());
            words.add(prose.say(": ").plain(step.activity().in(language)).toString());
        }
        switch (verdict.check().name()) {
            case "time", "case-time" -> limit(verdict, language, words);
            case "order" ->
                words.add(new Prose(language, sop)
                        .say("Dimulai setelah langkah ", "Begins after step ")
                        .plain(verdict.subject())
                        .say(" selesai", " is done")
                        .toString());
            case "input" -> words.add(said(sop, language, "Kelengkapan: ", "Input: ", verdict.subject()));
            case "output" -> words.add(said(sop, language, "Output: ", "Output: ", verdict.subject()));
            case "role" -> words.add(said(sop, language, "Pelaksana: ", "Role: ", roles(step, sop, language)));
            default -> {}
        }
        return words;
    }

    private static String said(Sop sop, Language language, String indonesian, String english, String value) {
        return new Prose(language, sop).say(indonesian, english).plain(value).toString();
    }

    private static String roles(@Nullable Step step, Sop sop, Language language) {
        List<String> titles = new ArrayList<>();
        for (String id : step == null ? List.<String>of() : step.roles()) {
            Role role = sop.role(id);
            titles.add(role == null ? id : role.title().in(language));
        }
        return String.join(", ", titles);
    }

    private static void limit(CaseVerdict verdict, Language language, List<String> words) {
        Limit limit = verdict.limit();
        if (limit != null) {
            Prose prose = new Prose(language, verdict.sop())
                    .say(verdict.step() == null ? "Batas waktu kasus: " : "Batas waktu: ", "")
                    .say("", verdict.step() == null ? "Limit of the case: " : "Limit: ")
                    .limit(limit);
            if (!limit.calendar().isAlways()) {
                prose.say(" waktu kerja, kalender ", " of working time, calendar ")
                        .plain(limit.calendar().name());
            }
            words.add(prose.toString());
        }
    }

    private static List<String> events(Certificate certificate, Language language) {
        List<String> lines = new ArrayList<>();
        List<Evidence> evidence = certificate.verdict().evidence();
        Sop sop = certificate.verdict().sop();
        for (Evidence one : evidence.subList(0, Math.min(MOST_EVENTS, evidence.size()))) {
            CountedEvent event = certificate.event(one);
            if (event != null) {
                lines.add(event(event, new Prose(language, sop), sop));
            }
        }
        if (evidence.size() > MOST_EVENTS) {
            lines.add(new Prose(language, sop)
                    .say("… dan ", "… and ")
                    .say(evidence.size() - MOST_EVENTS)
                    .say(" kejadian lagi", " more events")
                    .toString());
        }
        return lines;
    }

    /** {@code 2026-10-05 08:10 WITA: langkah 3 selesai (Petugas)}. */
    static String event(CountedEvent event, Prose words, Sop sop) {
        words.time(event.at()).say(": ");
        String named = event.particulars().step();
        Step step = named == null || named.isBlank() ? null : sop.step(named);
        if (step != null) {
            words.stepNumber(step).say(" ");
        } else if (named != null && !named.isBlank()) {
            words.say("langkah ", "step ").quoted(named).say(" ");
        } else {
            words.say("kasus ", "case ");
        }
        switch (event.particulars().transition()) {
            case START -> words.say("mulai", "started");
            case COMPLETE -> words.say("selesai", "done");
            case SUSPEND -> words.say("ditunda", "suspended");
            case RESUME -> words.say("dilanjutkan", "resumed");
            case WITHDRAW -> words.say("dibatalkan", "withdrawn");
            case RECORD -> words.say("dicatat", "recorded");
        }
        String who = event.actor() != null ? event.actor() : event.particulars().role();
        return (who == null || who.isBlank() ? words : words.say(" (").name(who).say(")")).toString();
    }

    private static String cause(Certificate certificate, Language language) {
        CaseVerdict verdict = certificate.verdict();
        Prose words = new Prose(language, verdict.sop());
        if (!verdict.root().isEmpty()) {
            return words.say("Mengikuti temuan lain: ", "Follows from another finding: ")
                    .say("langkah ", "step ")
                    .plain(verdict.root().substring(0, verdict.root().lastIndexOf('/')))
                    .say(", ")
                    .plain(check(verdict.root().substring(verdict.root().lastIndexOf('/') + 1), language))
                    .say(".")
                    .toString();
        }
        Step step = verdict.step();
        Ledger ledger = certificate.ledger();
        if (ledger == null || step == null || verdict.verdict() != Verdict.VIOLATED) {
            return verdict.check().equals(Check.CASE_TIME) && ledger != null ? slowest(certificate, words) : "";
        }
        long inherited = certificate.delay().inherited(step);
        words.say("Keterlambatan langkah ini sendiri ", "This step's own delay is ")
                .length(certificate.delay().own(step), ledger.calendar());
        if (inherited > 0) {
            words.say("; langkah-langkah sebelumnya sudah terlambat ", "; the steps before it were late by ")
                    .length(inherited, ledger.calendar());
        } else if (inherited < 0) {
            words.say("; langkah-langkah sebelumnya lebih cepat ", "; the steps before it had saved ")
                    .length(-inherited, ledger.calendar());
        }
        return words.say(".").toString();
    }

    /** A limit as the SOP spells it, beside it in the language where that differs. */
    public static String limit(Limit limit, Sop sop, Language language) {
        return new Prose(language, sop).limit(limit).toString();
    }

    /** What a check asks after, in a word or two. */
    public static String check(String name, Language language) {
        boolean id = language == Language.ID;
        return switch (name) {
            case "presence" -> id ? "dilewati" : "skipped";
            case "order" -> id ? "urutan" : "order";
            case "input" -> id ? "kelengkapan" : "input";
            case "output" -> "output";
            case "role" -> id ? "pelaksana" : "role";
            case "time" -> id ? "waktu" : "time";
            case "applicability" -> id ? "keberlakuan" : "applicability";
            case "once" -> id ? "berulang" : "repeated";
            case "known-step" -> id ? "langkah tidak dikenal" : "unknown step";
            case "case-time" -> id ? "waktu kasus" : "time of the case";
            default -> name;
        };
    }

    /** Of a case that is late: the step that added most. */
    private static String slowest(Certificate certificate, Prose words) {
        Delay.Part worst = null;
        for (Delay.Part part : certificate.delay().casePath()) {
            if (part.difference() > 0 && (worst == null || part.difference() > worst.difference())) {
                worst = part;
            }
        }
        Limit limit = certificate.verdict().limit();
        if (worst == null || limit == null) {
            return "";
        }
        return words.say("Paling terlambat: ", "The latest of its steps: ")
                .step(worst.step())
                .say(", ")
                .length(worst.difference(), limit.calendar())
                .say(".")
                .toString();
    }

    /** When the limit is, or was, used up; empty where no limit was measured. */
    public static OptionalLong due(Certificate certificate) {
        Ledger ledger = certificate.ledger();
        return ledger == null ? OptionalLong.empty() : ledger.due();
    }

    /** An instant as every text of the SOP tells it: {@code 2026-10-05 08:10 WITA}. */
    public static String time(Sop sop, long at, Language language) {
        return new Prose(language, sop).time(at).toString();
    }

    /** A length of working time in words. */
    public static String length(Sop sop, long millis, Limit limit, Language language) {
        return new Prose(language, sop).length(millis, limit.calendar()).toString();
    }
}
