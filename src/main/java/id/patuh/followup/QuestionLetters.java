package id.patuh.followup;

import id.patuh.directory.Directory;
import id.patuh.directory.Recipient;
import id.patuh.directory.Shortcoming;
import id.patuh.mail.OutgoingMails;
import id.patuh.mail.OutgoingMessage;
import id.patuh.notice.DirectoryInForce;
import id.patuh.reception.CurrentSops;
import id.patuh.reception.Hash;
import id.patuh.sop.Language;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import id.patuh.standing.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells those who carry out a step that an inspector asks something: one letter to each, however many findings it is
 * about, through the outbox. Whom a role leads to says the directory.
 */
final class QuestionLetters {

    private static final int MOST_LISTED = 50;

    private final OutgoingMails outgoing;
    private final DirectoryInForce directory;
    private final CurrentSops sops;
    private final String link;

    /** @param link the address of the service, without a slash at its end */
    QuestionLetters(OutgoingMails outgoing, DirectoryInForce directory, CurrentSops sops, String link) {
        this.outgoing = outgoing;
        this.directory = directory;
        this.sops = sops;
        this.link = link;
    }

    /**
     * Who was written to.
     *
     * @param unreached roles that lead to nobody
     */
    record Sent(List<String> told, List<String> unreached) {

        static final Sent NOBODY = new Sent(List.of(), List.of());
    }

    /**
     * Writes the letters down, within the caller's transaction.
     *
     * @param entries the numbers of the questions in the log; they make the letters' identity
     */
    Sent send(List<Finding> findings, Writing.Question question, List<Long> entries, Instant now) {
        Map<String, Letter> letters = new LinkedHashMap<>();
        Set<String> unreached = new LinkedHashSet<>();
        for (Finding finding : findings) {
            Sop sop = sop(finding);
            if (sop != null) {
                Directory.Audience audience = directory.directory().audience(sop, roles(sop, finding), now);
                audience.recipients()
                        .forEach(one -> letters.computeIfAbsent(one.key(), key -> new Letter(one))
                                .add(finding));
                if (audience.recipients().isEmpty()) {
                    audience.shortcomings().stream().map(Shortcoming::role).forEach(unreached::add);
                }
            }
        }
        letters.values().forEach(letter -> outgoing.add(message(letter, question, entries)));
        return new Sent(
                letters.values().stream().map(letter -> letter.to().address()).toList(), List.copyOf(unreached));
    }

    private record Letter(Recipient to, List<Finding> findings) {

        Letter(Recipient to) {
            this(to, new ArrayList<>());
        }

        void add(Finding finding) {
            findings.add(finding);
        }
    }

    /** The version that the finding was made under, else the last; null: the SOP is gone. */
    private @Nullable Sop sop(Finding finding) {
        if (!sops.get().knows(finding.sop())) {
            return null;
        }
        return sops.get().versions().getOrDefault(finding.sop(), List.of()).stream()
                .filter(one -> one.version().equals(finding.found().version()))
                .findFirst()
                .orElseGet(() -> sops.get().latest(finding.sop()));
    }

    /** Of the step; of the whole case: of the steps that close it. */
    private static List<String> roles(Sop sop, Finding finding) {
        String named = finding.found().key().step();
        Step step = named.isEmpty() ? null : sop.step(named);
        if (step != null) {
            return step.roles();
        }
        Set<String> roles = new LinkedHashSet<>();
        sop.closes().stream()
                .sorted()
                .forEach(closing -> roles.addAll(sop.steps().get(closing).roles()));
        return List.copyOf(roles);
    }

    private OutgoingMessage message(Letter letter, Writing.Question question, List<Long> entries) {
        boolean id = letter.to().language() == Language.ID;
        Finding first = letter.findings().get(0);
        boolean isOne = letter.findings().size() == 1;
        String about = isOne
                ? (id ? "kasus " : "case ") + first.caseId()
                : letter.findings().size() + (id ? " temuan" : " findings");
        return new OutgoingMessage(
                "question " + Hash.hex(entries + "\n" + letter.to().key()),
                "question",
                letter.to().address(),
                (id ? "Permintaan tanggapan: " : "Your answer is asked for: ") + about,
                text(letter, question, id),
                null,
                null,
                null);
    }

    private String text(Letter letter, Writing.Question question, boolean id) {
        LocalDate due = question.due();
        StringBuilder text = new StringBuilder();
        text.append(id ? "Yth. " : "Dear ").append(letter.to().name()).append(",\n\n");
        text.append(id ? "Inspektur meminta tanggapan atas " : "An inspector asks for your answer about ")
                .append(
                        letter.findings().size() == 1
                                ? (id ? "temuan ini" : "this finding")
                                : (id ? "temuan-temuan ini" : "these findings"))
                .append(id ? ", paling lambat " : ", by ")
                .append(due)
                .append(":\n\n");
        text.append(question.words().strip().indent(4)).append('\n');
        letter.findings().stream().limit(MOST_LISTED).forEach(finding -> listed(text, finding, id));
        if (letter.findings().size() > MOST_LISTED) {
            text.append(id ? "… dan " : "… and ")
                    .append(letter.findings().size() - MOST_LISTED)
                    .append(id ? " temuan lagi: " : " more: ")
                    .append(link)
                    .append("/findings?question=open\n");
        }
        text.append(
                id
                        ? "\nMasuk dengan akun Anda, buka temuan itu, dan tulis tanggapan di sana.\n"
                        : "\nLog in with your account, open the finding and write your answer there.\n");
        return text.toString();
    }

    private void listed(StringBuilder text, Finding finding, boolean id) {
        text.append("- ")
                .append(id ? "Kasus " : "Case ")
                .append(finding.caseId())
                .append(": ")
                .append(id ? finding.found().sentenceId() : finding.found().sentenceEn())
                .append("\n  ")
                .append(link)
                .append("/findings/")
                .append(finding.id())
                .append('\n');
    }
}
