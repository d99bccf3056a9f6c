package id.patuh.notice;

import id.patuh.audit.CaseVerdict;
import id.patuh.audit.Verdict;
import id.patuh.directory.Recipient;
import id.patuh.findings.Account;
import id.patuh.sop.Language;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes letters: what has to be said, in the form of an official note (kondisi, kriteria, sebab, akibat, rekomendasi).
 * Pure.
 */
final class Letters {

    private static final int MOST_LINES = 40;

    private final Recipient to;
    private final Language language;
    private final Links links;

    /**
     * Where links of one mail lead.
     *
     * @param look page of the case or of what is open; empty: no link
     * @param acknowledge page to say that one has taken note; empty: no link
     */
    record Links(String look, String acknowledge) {}

    Letters(Recipient to, Links links) {
        this.to = to;
        this.language = to.language();
        this.links = links;
    }

    private String say(String indonesian, String english) {
        return language == Language.ID ? indonesian : english;
    }

    // ---- about one case

    /** A note about one case; the gravest thing names it. */
    Letter note(Sop sop, String caseId, List<Topic> topics) {
        String shown = Letter.oneLine(caseId);
        Topic first = topics.stream()
                .min(Comparator.comparingInt(Letters::rank))
                .orElseThrow(() -> new IllegalArgumentException("a note without topics"));
        String heading = heading(first, topics.size());
        List<String> lead = new ArrayList<>();
        lead.add(salutation());
        lead.add(say("Kasus ", "Case ") + shown + ", SOP " + sop.title().in(language) + " " + say("versi ", "version ")
                + sop.version() + ".");
        List<Letter.Block> blocks = new ArrayList<>();
        topics.forEach(topic -> blocks.add(block(sop, topic)));
        boolean violated = topics.stream().anyMatch(Topic.Violation.class::isInstance);
        if (violated) {
            blocks.addAll(basis(sop));
        }
        if (topics.size() == 1 && first instanceof Topic.Violation only) {
            lead.add(say("Yang harus dilakukan: ", "What to do: ")
                    + Advice.of(only.account().verdict(), language));
        }
        return new Letter(
                "[" + shown + "] " + heading + " – " + sop.title().in(language),
                say("id", "en"),
                heading,
                lead,
                blocks,
                links(topics.stream().anyMatch(topic -> !(topic instanceof Topic.Cleared))),
                closing(violated));
    }

    /** What the SOP rests on and warns of, once a mail. */
    private List<Letter.Block> basis(Sop sop) {
        List<Letter.Part> parts = new ArrayList<>();
        if (!sop.legalBasis().isEmpty()) {
            parts.add(new Letter.Part(say("Dasar hukum", "Legal basis"), sop.legalBasis()));
        }
        if (!sop.warning().in(language).isEmpty()) {
            parts.add(new Letter.Part(
                    say("Peringatan dalam SOP", "The SOP's warning"),
                    List.of(sentence(sop.warning().in(language)))));
        }
        return parts.isEmpty()
                ? List.of()
                : List.of(new Letter.Block("SOP " + sop.title().in(language), "", "calm", parts));
    }

    private String salutation() {
        String role = to.standsInFor() == null
                ? ""
                : say(", sebagai pengganti ", ", standing in for ") + Letter.oneLine(to.standsInFor());
        return say("Kepada Yth. ", "To ") + Letter.oneLine(to.name()) + role;
    }

    /** Violations first, then breaches, reminders, withdrawals. */
    private static int rank(Topic topic) {
        if (topic instanceof Topic.Violation violation) {
            return violation.account().verdict().verdict() == Verdict.VIOLATED ? 0 : 1;
        }
        if (topic instanceof Topic.RungReached rung) {
            return rung.percent() == 0 || rung.percent() >= 100 ? 2 : 3;
        }
        return 4;
    }

    private String heading(Topic topic, int count) {
        if (topic instanceof Topic.Violation violation) {
            return count > 1 ? findings(count) : title(violation.account());
        }
        if (topic instanceof Topic.RungReached rung) {
            return title(rung);
        }
        return count > 1
                ? say(count + " temuan dicabut", count + " findings withdrawn")
                : say("Temuan dicabut", "Finding withdrawn");
    }

    private String findings(int count) {
        return say(count + " hal yang perlu ditindaklanjuti", count + " things to act on");
    }

    private Letter.Block block(Sop sop, Topic topic) {
        if (topic instanceof Topic.Violation violation) {
            return violation(sop, violation);
        }
        if (topic instanceof Topic.RungReached rung) {
            return rung(sop, rung);
        }
        return cleared(sop, (Topic.Cleared) topic);
    }

    // ---- a finding

    private String title(Account account) {
        CaseVerdict verdict = account.verdict();
        String step = verdict.step() == null
                ? ""
                : say("langkah ", "step ") + verdict.step().id() + ": ";
        String kind = verdict.verdict() == Verdict.VIOLATED
                ? say("Pelanggaran SOP, ", "SOP violated, ")
                : say("Belum terbukti, ", "Unproven, ");
        return kind + step + Account.check(verdict.check().name(), language);
    }

    private Letter.Block violation(Sop sop, Topic.Violation violation) {
        Account account = violation.account();
        CaseVerdict verdict = account.verdict();
        List<Letter.Part> parts = new ArrayList<>();
        List<String> condition = new ArrayList<>();
        condition.add(account.sentence());
        condition.addAll(account.events());
        if (!account.arithmetic().isEmpty()) {
            condition.add(say("Hitungan: ", "Arithmetic: ") + account.arithmetic() + ".");
        }
        parts.add(new Letter.Part(say("Kondisi (apa yang terjadi)", "Condition (what happened)"), condition));
        List<String> criteria = new ArrayList<>(account.demanded());
        criteria.add("SOP " + sop.title().in(language) + " " + say("versi ", "version ") + sop.version());
        parts.add(new Letter.Part(say("Kriteria (apa yang diwajibkan)", "Criteria (what is demanded)"), criteria));
        if (!account.cause().isEmpty()) {
            parts.add(new Letter.Part(say("Sebab", "Cause"), List.of(account.cause())));
        }
        parts.add(new Letter.Part(
                say("Akibat (mengapa ini penting)", "Effect (why it counts)"), List.of(sentence(account.rule()))));
        parts.add(new Letter.Part(
                say("Rekomendasi (apa yang harus dilakukan)", "Recommendation (what to do)"),
                recommended(sop, violation)));
        String badge = account.severity();
        if (violation.percent() > 0) {
            badge = badge + (badge.isEmpty() ? "" : ", ") + violation.percent() + " %";
        }
        return new Letter.Block(title(account), badge, tone(verdict.severity()), parts);
    }

    private List<String> recommended(Sop sop, Topic.Violation violation) {
        List<String> lines = new ArrayList<>();
        lines.add(Advice.of(violation.account().verdict(), language));
        actBy(sop, violation.actBy(), violation.nextTold(), lines);
        if (!violation.account().complying().isEmpty()) {
            lines.add(say("Yang memenuhi SOP: ", "What complies with the SOP: ")
                    + violation.account().complying());
        }
        return lines;
    }

    private void actBy(Sop sop, long actBy, List<String> nextTold, List<String> lines) {
        if (actBy == Firing.NEVER) {
            return;
        }
        String time = Account.time(sop, actBy, language);
        lines.add(
                nextTold.isEmpty()
                        ? say("Selambatnya ", "By ") + time + "."
                        : say("Selambatnya ", "By ") + time
                                + say("; sesudah itu diberitahukan kepada ", "; after that this goes to ")
                                + String.join(", ", nextTold) + ".");
    }

    private static String sentence(String words) {
        String stripped = words.strip();
        return stripped.endsWith(".") || stripped.endsWith("!") || stripped.endsWith("?") ? stripped : stripped + ".";
    }

    private static String tone(@Nullable Severity severity) {
        return severity == null ? "minor" : severity.word();
    }

    // ---- a rung

    private String title(Topic.RungReached rung) {
        String what = rung.step() == null
                ? say("waktu kasus", "the time of the case")
                : say("waktu langkah ", "the time of step ") + rung.step().id();
        if (rung.percent() == 0) {
            return say("Belum ditindaklanjuti: ", "Not acted on: ")
                    + (rung.step() == null
                            ? say("kasus", "case")
                            : say("langkah ", "step ") + rung.step().id());
        }
        if (rung.percent() < 100) {
            return say("Pengingat: ", "Reminder: ")
                    + rung.percent()
                    + say(" % ", " % of ")
                    + what
                    + say(" terpakai", " is used");
        }
        return rung.percent() == 100
                ? say("Batas " + what + " habis", "The limit is used up: " + what)
                : say("Eskalasi ", "Escalation ") + rung.percent() + " %: " + what;
    }

    private Letter.Block rung(Sop sop, Topic.RungReached rung) {
        List<Letter.Part> parts = new ArrayList<>();
        List<String> condition = new ArrayList<>(List.of(rung.sentence()));
        if (!rung.performers().isEmpty()) {
            condition.add(say("Dikerjakan oleh: ", "Up to: ") + String.join(", ", rung.performers()));
        }
        parts.add(new Letter.Part(say("Keadaan", "How things stand"), condition));
        if (!rung.limit().isEmpty()) {
            List<String> criteria = new ArrayList<>();
            if (rung.step() != null) {
                criteria.add(say("Langkah ", "Step ") + rung.step().id() + ": "
                        + Letter.oneLine(rung.step().activity().in(language)));
            }
            criteria.add(say("Batas waktu: ", "Limit: ") + rung.limit());
            parts.add(new Letter.Part(say("Kriteria", "Criteria"), criteria));
        }
        List<String> now = new ArrayList<>();
        now.add(
                rung.percent() == 0
                        ? say(
                                "Tindak lanjuti temuan ini, atau nyatakan bahwa Anda menanganinya.",
                                "Act on this finding, or say that you are dealing with it.")
                        : rung.percent() < 100 && rung.due() != Firing.NEVER
                                ? say("Selesaikan selambatnya ", "Finish by ") + Account.time(sop, rung.due(), language)
                                        + "."
                                : say("Selesaikan sekarang dan catat selesainya.", "Finish now and record it."));
        actBy(sop, rung.percent() < 100 && rung.percent() > 0 ? Firing.NEVER : rung.actBy(), rung.nextTold(), now);
        parts.add(new Letter.Part(say("Yang harus dilakukan", "What to do"), now));
        String badge = rung.percent() == 0 ? "" : rung.percent() + " %";
        String tone = rung.percent() > 0 && rung.percent() < 100 ? "calm" : tone(rung.severity());
        return new Letter.Block(title(rung), badge, tone, parts);
    }

    // ---- a withdrawal

    private Letter.Block cleared(Sop sop, Topic.Cleared cleared) {
        return new Letter.Block(
                say("Temuan dicabut", "Finding withdrawn"),
                "",
                "calm",
                List.of(
                        new Letter.Part(
                                say(
                                        "Diberitahukan " + Account.time(sop, cleared.told(), language),
                                        "Told on " + Account.time(sop, cleared.told(), language)),
                                List.of(cleared.sentence())),
                        new Letter.Part(
                                say("Sekarang", "Now"),
                                List.of(say(
                                        "Bukti yang masuk kemudian membuat temuan ini tidak berlaku lagi sejak "
                                                + Account.time(sop, cleared.cleared(), language)
                                                + ". Tidak ada yang perlu dilakukan.",
                                        "Later evidence has cleared this finding as of "
                                                + Account.time(sop, cleared.cleared(), language)
                                                + ". There is nothing to do.")))));
    }

    // ---- about several cases

    /**
     * A case in a digest.
     *
     * @param gravest of its severities; null: none
     * @param sentences one a thing
     */
    record Entry(String sop, String caseId, @Nullable Severity gravest, List<String> sentences) {

        Entry {
            sentences = List.copyOf(sentences);
        }
    }

    /** Things about several cases in short; the gravest cases first. */
    Letter digest(List<Entry> entries, Restraint.Form form) {
        int things =
                entries.stream().mapToInt(entry -> entry.sentences().size()).sum();
        String heading = form == Restraint.Form.CATCH_UP
                ? say(
                        "Susulan: " + things + " pemberitahuan tentang " + entries.size() + " kasus",
                        "Catching up: " + things + " notices about " + entries.size() + " cases")
                : say(
                        "Ringkasan: " + things + " pemberitahuan tentang " + entries.size() + " kasus",
                        "Digest: " + things + " notices about " + entries.size() + " cases");
        List<String> lead = new ArrayList<>(List.of(salutation()));
        lead.add(
                form == Restraint.Form.CATCH_UP
                        ? say(
                                "Patuh sempat tidak dapat mengirim. Yang jatuh tempo selama itu, dan belum selesai, ada di"
                                        + " sini.",
                                "Patuh could not send for a while. What came due meanwhile and is not settled is here.")
                        : say(
                                "Agar kotak surel Anda tidak penuh, beberapa pemberitahuan dikirim sebagai satu surel.",
                                "To spare your mailbox, several notices come as one mail."));
        List<Letter.Block> blocks = new ArrayList<>();
        entries.stream()
                .sorted(Comparator.comparing(Letters::gravity).reversed().thenComparing(Entry::caseId))
                .limit(MOST_LINES)
                .forEach(entry -> blocks.add(entry(entry)));
        if (entries.size() > MOST_LINES) {
            int rest = entries.size() - MOST_LINES;
            blocks.add(new Letter.Block(
                    say("… dan " + rest + " kasus lagi", "… and " + rest + " more cases"),
                    "",
                    "calm",
                    List.of(new Letter.Part(
                            say("Selengkapnya", "All of them"),
                            List.of(say("Lihat di Patuh lewat tautan di bawah.", "See Patuh by the link below."))))));
        }
        return new Letter(heading, say("id", "en"), heading, lead, blocks, links(true), closing(false));
    }

    private static int gravity(Entry entry) {
        return entry.gravest() == null ? -1 : entry.gravest().ordinal();
    }

    private Letter.Block entry(Entry entry) {
        List<String> sentences = entry.sentences();
        List<String> shown = new ArrayList<>(sentences.subList(0, Math.min(5, sentences.size())));
        if (sentences.size() > shown.size()) {
            int rest = sentences.size() - shown.size();
            shown.add(say("… dan " + rest + " hal lagi", "… and " + rest + " more"));
        }
        return new Letter.Block(
                Letter.oneLine(entry.caseId()),
                Account.severity(entry.gravest(), language),
                entry.gravest() == null ? "calm" : entry.gravest().word(),
                List.of(new Letter.Part("SOP " + entry.sop(), shown)));
    }

    // ---- around

    private List<Letter.Link> links(boolean acknowledging) {
        List<Letter.Link> all = new ArrayList<>();
        if (!links.look().isEmpty()) {
            all.add(new Letter.Link(say("Lihat di Patuh", "Look in Patuh"), links.look()));
        }
        if (acknowledging && !links.acknowledge().isEmpty()) {
            all.add(new Letter.Link(say("Saya menangani ini", "I am dealing with this"), links.acknowledge()));
        }
        return all;
    }

    private List<String> closing(boolean certified) {
        List<String> lines = new ArrayList<>();
        if (certified) {
            lines.add(say(
                    "Sertifikat temuan terlampir sebagai JSON; siapa pun dapat memeriksanya dengan `patuh verify`.",
                    "The findings' certificates are attached as JSON; anyone can check them with `patuh verify`."));
        }
        lines.add(say(
                "Surel ini dibuat otomatis oleh Patuh. Membalasnya berarti Anda menyatakan sudah tahu dan menanganinya.",
                "This mail was made automatically by Patuh. Replying to it says that you have taken note and are dealing"
                        + " with it."));
        return lines;
    }
}
