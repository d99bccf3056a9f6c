package id.patuh.mail;

import id.patuh.lint.Known;
import id.patuh.sop.Text;
import java.util.Collection;
import java.util.Locale;

/** Why a mail is not taken and what to do about it, in both languages. */
final class MailReasons {

    private static final int MB = 1024 * 1024;

    private MailReasons() {}

    static Text tooLarge(long bytes) {
        return text(
                "the mail has %d MB, more than %d; send large files in parts or through the folder or REST",
                "surel ini berukuran %d MB, melebihi %d; kirim berkas besar dalam beberapa bagian atau lewat folder atau"
                        + " REST",
                (bytes + MB - 1) / MB,
                MimeParser.MOST_BYTES / MB);
    }

    static Text leftInMailbox(long bytes) {
        return text(
                "the mail has %d MB, more than are taken in; it was not read and lies in the mailbox's folder %s; send large"
                        + " files in parts or through the folder or REST",
                "surel ini berukuran %d MB, lebih besar daripada yang diterima; surel ini tidak dibaca dan disimpan di folder"
                        + " %s kotak surat; kirim berkas besar dalam beberapa bagian atau lewat folder atau REST",
                (bytes + MB - 1) / MB,
                Mailbox.TOO_LARGE);
    }

    static Text tooManyParts() {
        return text(
                "the mail has more than %d parts; attach fewer files",
                "surel ini terdiri atas lebih dari %d bagian; lampirkan lebih sedikit berkas", MimeParser.MOST_PARTS);
    }

    static Text tooDeep() {
        return text(
                "parts of the mail lie more than %d deep in each other; write a new mail instead of forwarding",
                "bagian surel ini bersarang lebih dari %d lapis; tulis surel baru, jangan teruskan yang lama",
                MimeParser.DEEPEST);
    }

    static Text tooManyHeaders() {
        return text(
                "the headers of the mail are longer than %d KB; write a new mail",
                "kepala surel ini lebih dari %d KB; tulis surel baru", MimeParser.MOST_HEADER_BYTES / 1024);
    }

    static Text broken() {
        return text(
                "the mail is damaged and cannot be read; send it again",
                "surel ini rusak dan tidak dapat dibaca; kirim kembali");
    }

    static Text noEvent() {
        return text(
                "no event is in the mail; write lines such as 'case: …', 'step: …', 'at: 2026-10-05 08:00', or attach"
                        + " CSV, JSON, XES or XLSX",
                "tidak ada peristiwa dalam surel ini; tulis baris seperti 'kasus: …', 'langkah: …', 'waktu: 2026-10-05"
                        + " 08:00', atau lampirkan CSV, JSON, XES atau XLSX");
    }

    static Text winmail() {
        return text(
                "the mail carries its content as winmail.dat, which only Outlook reads; send it as plain text or HTML",
                "isi surel ini berupa winmail.dat yang hanya dibaca Outlook; kirim sebagai teks biasa atau HTML");
    }

    static Text noSender() {
        return text(
                "the mail names no sender, or several; send it from one address",
                "surel ini tidak menyebut pengirim, atau menyebut beberapa; kirim dari satu alamat");
    }

    static Text unknownSender() {
        return text(
                "the sender is not in the register of reporters; ask the office's administrator to enter the address, then"
                        + " send the mail again",
                "pengirim tidak terdaftar sebagai pelapor; minta admin kantor mendaftarkan alamat ini, lalu kirim"
                        + " kembali");
    }

    static Text notForSop(String sop, Collection<String> allowed) {
        return text(
                "the sender may not report for SOP %s, only for %s",
                "pengirim tidak berwenang melapor untuk SOP %s, hanya untuk %s",
                Known.quoted(sop),
                Known.listed(allowed));
    }

    static Text notForRole(String role, Collection<String> allowed) {
        return text(
                "the sender may not report for role %s, only for %s",
                "pengirim tidak berwenang melapor untuk jabatan %s, hanya untuk %s",
                Known.quoted(role),
                Known.listed(allowed));
    }

    static Text automatic() {
        return text(
                "the mail is an automatic reply, a delivery report or from this service itself; nothing is read of it",
                "surel ini balasan otomatis, laporan pengiriman, atau dari layanan ini sendiri; isinya tidak dibaca");
    }

    private static Text text(String en, String id, Object... values) {
        return new Text(String.format(Locale.ROOT, id, values), String.format(Locale.ROOT, en, values));
    }
}
