package id.patuh.mail;

import id.patuh.intake.Rejected;
import id.patuh.intake.WrittenEvent;
import id.patuh.reception.Input;
import id.patuh.sop.Language;
import id.patuh.sop.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of an answer: what was accepted, what had been here before, and what is wrong and how to mend it. */
final class AnswerText {

    private static final int MOST_SHOWN = 10;
    private static final int LONGEST_LINE = 200;

    private final Language language;
    private final List<String> lines = new ArrayList<>();

    private AnswerText(Language language) {
        this.language = language;
    }

    /**
     * What there is to say.
     *
     * @param mail as read; its counts are those of the event in the text
     * @param tables attachments from which events were read
     * @param read what the mail says; null: it is not said
     * @param rejected rows of mail and tables that were not taken, the first few
     */
    record About(Input mail, List<Input> tables, ReadMail.@Nullable Letter read, List<Rejected> rejected) {

        About {
            tables = List.copyOf(tables);
            rejected = List.copyOf(rejected);
        }

        long accepted() {
            return mail.accepted() + tables.stream().mapToLong(Input::accepted).sum();
        }

        long duplicate() {
            return mail.duplicate()
                    + tables.stream().mapToLong(Input::duplicate).sum();
        }

        long rejectedRows() {
            return mail.rejected() + tables.stream().mapToLong(Input::rejected).sum();
        }
    }

    /** @param language null: both, Indonesian first */
    static String body(About about, @Nullable Language language) {
        if (language != null) {
            return in(language, about);
        }
        return in(Language.ID, about) + "\n— English —\n\n" + in(Language.EN, about);
    }

    static String subject(About about, @Nullable Language language, String original) {
        long wrong = about.rejectedRows();
        Text result = wrong == 0
                ? new Text("diterima", "accepted")
                : about.accepted() + about.duplicate() > 0
                        ? new Text("sebagian ditolak", "partly rejected")
                        : new Text("ditolak", "rejected");
        String words = language == null ? result.id() + " / " + result.en() : result.in(language);
        String shown = original.isBlank() ? "Patuh" : "Re: " + original.replaceFirst("(?i)^(re:\\s*)+", "");
        return shown + " – " + words;
    }

    private static String in(Language language, About about) {
        AnswerText text = new AnswerText(language);
        text.counts(about);
        text.event(about);
        text.tables(about);
        text.wrong(about);
        text.evidence(about);
        text.passedOver(about);
        text.say(
                "Surel ini dibuat otomatis; balasan atas surel ini dibaca sebagai laporan baru.",
                "This mail was made automatically; a reply to it is read as a new report.");
        return String.join("\n", text.lines) + "\n";
    }

    private void say(String id, String en, Object... values) {
        lines.add(String.format(
                language == Language.ID ? Locale.forLanguageTag("id") : Locale.ENGLISH,
                language == Language.ID ? id : en,
                values));
        lines.add("");
    }

    private void counts(About about) {
        say(
                "Diterima: %d. Sudah pernah diterima: %d. Ditolak: %d.",
                "Accepted: %d. Received before: %d. Rejected: %d.",
                about.accepted(),
                about.duplicate(),
                about.rejectedRows());
    }

    private void event(About about) {
        ReadMail.Letter letter = about.read();
        if (letter == null || letter.lines().isEmpty() || about.mail().rejected() > 0) {
            return;
        }
        say("Peristiwa dalam surel ini:", "The event in this mail:");
        lines.remove(lines.size() - 1);
        if (!letter.caseId().isEmpty()) {
            lines.add("  [" + shown(letter.caseId()) + "]");
        }
        for (WrittenEvent.Said said : letter.lines()) {
            lines.add("  " + shown(said.key() + ": " + said.value()));
        }
        lines.add("");
    }

    private void tables(About about) {
        for (Input table : about.tables()) {
            say(
                    "Lampiran %s: %d diterima, %d sudah pernah diterima, %d ditolak.",
                    "Attachment %s: %d accepted, %d received before, %d rejected.",
                    shown(table.shownName()),
                    table.accepted(),
                    table.duplicate(),
                    table.rejected());
        }
    }

    private void wrong(About about) {
        if (about.rejectedRows() == 0) {
            return;
        }
        say("Yang perlu diperbaiki:", "What to mend:");
        lines.remove(lines.size() - 1);
        Text whole = about.mail().reason();
        if (whole != null) {
            lines.add("  - " + whole.in(language));
        }
        for (Input table : about.tables()) {
            Text reason = table.reason();
            if (reason != null) {
                lines.add("  - " + shown(table.shownName()) + ": " + reason.in(language));
            }
        }
        about.rejected().stream().limit(MOST_SHOWN).forEach(row -> lines.add("  - " + shown(row.message(language))));
        lines.add("");
        if (about.rejected().stream().anyMatch(row -> !row.heading().isEmpty())) {
            say(
                    "Baris yang ditolak terlampir sebagai CSV. Perbaiki, lalu kirim kembali sebagai lampiran; kolom"
                            + " rejected_from dan reason tidak perlu dihapus.",
                    "The rejected rows are attached as CSV. Mend them and send the file back as an attachment; the"
                            + " columns rejected_from and reason may stay.");
        }
    }

    private void evidence(About about) {
        ReadMail.Letter letter = about.read();
        if (letter == null || letter.evidence().isEmpty() || about.mail().reason() != null) {
            return;
        }
        say(
                "Disimpan sebagai bukti: %s.",
                "Kept as evidence: %s.",
                shown(String.join(
                        ", ",
                        letter.evidence().stream()
                                .map(Attachment::name)
                                .limit(MOST_SHOWN)
                                .toList())));
        if (letter.evidence().stream().anyMatch(Attachment::looksLikeEvents)) {
            say(
                    "Peristiwa hanya dibaca dari CSV, JSON, XES, XLSX dan .gz-nya.",
                    "Events are read from CSV, JSON, XES, XLSX and their .gz only.");
        }
    }

    private void passedOver(About about) {
        ReadMail.Letter letter = about.read();
        if (letter == null || letter.passedOver().isEmpty()) {
            return;
        }
        say("Baris yang tidak dikenali dan dilewati:", "Lines that were not recognised and passed over:");
        lines.remove(lines.size() - 1);
        letter.passedOver().stream().limit(MOST_SHOWN).forEach(line -> lines.add("  " + shown(line)));
        lines.add("");
    }

    private static String shown(String text) {
        String line = MimePart.decoded(text);
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }
}
