package id.patuh.followup;

import id.patuh.sop.Text;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What speaks against writing something. Pure. */
final class Objections {

    private static final int LONGEST = 10_000;

    private Objections() {}

    /**
     * @param stands whether the finding stands
     * @param today in the SOP's zone
     * @return null: nothing does
     */
    static @Nullable Outcome to(Writing writing, Author author, FollowUp log, boolean stands, LocalDate today) {
        Outcome denied = author(writing, author, log);
        if (denied != null) {
            return denied;
        }
        Outcome untimely = time(writing, log, stands);
        return untimely != null ? untimely : content(writing, log, today);
    }

    private static @Nullable Outcome author(Writing writing, Author author, FollowUp log) {
        boolean may = switch (writing.kind()) {
            case ANSWER -> author.answers();
            case UNDO -> writing instanceof Writing.Undo undo && mayUndo(author, log.entry(undo.entry()));
            default -> author.inspects();
        };
        if (may) {
            return null;
        }
        return new Outcome.Denied(
                writing.kind() == EntryKind.ANSWER
                        ? new Text(
                                "tanggapan ditulis oleh pegawai kantor yang diperiksa; catat keterangan lain sebagai"
                                        + " komentar",
                                "answers are written by staff of the office that is audited; put anything else down as"
                                        + " a comment")
                        : new Text(
                                "ini hanya boleh dilakukan inspektur; pegawai kantor menulis tanggapan",
                                "only inspectors may do this; staff write answers"));
    }

    /** One takes back what is one's own; inspectors also what other inspectors wrote. An unknown entry is met later. */
    private static boolean mayUndo(Author author, @Nullable Entry entry) {
        return entry == null
                ? author.inspects() || author.answers()
                : entry.who().equals(author.key()) || (author.inspects() && entry.kind() != EntryKind.ANSWER);
    }

    private static @Nullable Outcome time(Writing writing, FollowUp log, boolean stands) {
        if (log.state().isSignedOff() && writing.kind() != EntryKind.COMMENT && writing.kind() != EntryKind.UNDO) {
            return new Outcome.Refused(
                    "kind",
                    new Text(
                            "tindak lanjut ini sudah ditutup; batalkan penutupannya lebih dahulu",
                            "this follow-up is signed off; take the sign-off back first"));
        }
        if (writing.kind() == EntryKind.SIGN_OFF
                && stands
                && !log.state().status().isSettled()) {
            return new Outcome.Refused(
                    "kind",
                    new Text(
                            "tetapkan dahulu status “sesuai” atau “tidak dapat ditindaklanjuti”; temuan ini masih"
                                    + " berlaku",
                            "set the status to “as recommended” or “cannot be followed up” first; the finding still"
                                    + " stands"));
        }
        return null;
    }

    private static @Nullable Outcome content(Writing writing, FollowUp log, LocalDate today) {
        if (writing.words().length() > LONGEST) {
            return tooLong("words");
        }
        if (writing instanceof Writing.Question question) {
            return question(question, today);
        }
        if (writing instanceof Writing.Recommendation made) {
            return recommendation(made);
        }
        if (writing instanceof Writing.Status status) {
            return status(status);
        }
        if (writing instanceof Writing.Undo undo) {
            return undo(undo, log);
        }
        boolean mayBeEmpty = writing instanceof Writing.Assignment || writing instanceof Writing.SignOff;
        return mayBeEmpty ? null : missing(writing.words());
    }

    private static @Nullable Outcome missing(String words) {
        return words.isBlank()
                ? new Outcome.Refused(
                        "words", new Text("tulis isinya; bagian ini kosong", "write something; this is empty"))
                : null;
    }

    private static Outcome tooLong(String field) {
        return new Outcome.Refused(
                field,
                new Text(
                        "terlalu panjang; paling banyak " + LONGEST + " huruf",
                        "too long; at most " + LONGEST + " letters"));
    }

    private static @Nullable Outcome question(Writing.Question question, LocalDate today) {
        LocalDate due = question.due();
        if (due == null || due.isBefore(today)) {
            return new Outcome.Refused(
                    "due",
                    new Text(
                            "pilih tanggal hari ini atau sesudahnya sebagai batas tanggapan",
                            "choose today or a later day for the answer to be due"));
        }
        return missing(question.words());
    }

    private static @Nullable Outcome recommendation(Writing.Recommendation made) {
        if (made.cause().length() > LONGEST) {
            return tooLong("cause");
        }
        return made.effect().length() > LONGEST ? tooLong("effect") : missing(made.words());
    }

    private static @Nullable Outcome status(Writing.Status status) {
        return status.status() == FollowUpStatus.CANNOT_BE_FOLLOWED_UP
                        && status.words().isBlank()
                ? new Outcome.Refused(
                        "words",
                        new Text(
                                "tulis alasannya: mengapa tidak dapat ditindaklanjuti",
                                "say why it cannot be followed up"))
                : null;
    }

    private static @Nullable Outcome undo(Writing.Undo undo, FollowUp log) {
        Entry entry = log.entry(undo.entry());
        if (entry == null || entry.kind() == EntryKind.UNDO || log.isUndone(entry)) {
            return new Outcome.Refused(
                    "entry",
                    new Text(
                            "catatan " + undo.entry() + " tidak ada di sini atau sudah dibatalkan",
                            "entry " + undo.entry() + " is not in this log or has been taken back already"));
        }
        return null;
    }
}
