package id.patuh.cli;

import id.patuh.sop.Language;
import id.patuh.sop.Text;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** What the commands say, in the language asked for. */
record Words(Language language) {

    private String of(String indonesian, String english) {
        return new Text(indonesian, english).in(language);
    }

    String faultyRules(int faults) {
        return of(
                faults + " kesalahan dalam folder aturan; tidak ada yang diaudit dan tidak ada yang ditulis.",
                faults + " fault(s) in the rules folder; nothing was audited and nothing was written.");
    }

    String unexpected(Exception e) {
        return of("kesalahan yang tidak terduga: ", "an unexpected fault: ") + e;
    }

    /** What the disk refused, in plain words and with what to do about it. */
    String disk(IOException e) {
        String file = e instanceof FileSystemException named && named.getFile() != null ? named.getFile() + ": " : "";
        return file + cause(e);
    }

    private String cause(IOException e) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("No space left")) {
            return of(
                    "tidak ada ruang lagi di cakram; kosongkan dahulu, atau pilih tempat lain",
                    "no space left on the disk; make room, or choose another place");
        }
        if (e instanceof AccessDeniedException) {
            return of("tidak ada izin; periksa hak aksesnya", "no permission; check who may read and write it");
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException || isUnderFile(e)) {
            return of(
                    "sudah ada berkas dengan nama itu, bukan folder; pilih nama lain",
                    "a file of that name is there, no folder; choose another name");
        }
        if (e instanceof NoSuchFileException) {
            return of("tidak ada; periksa namanya", "is not there; check the name");
        }
        String reason = e instanceof FileSystemException named && named.getReason() != null ? named.getReason() : said;
        return of("cakram menolak: ", "the disk refuses: ") + reason;
    }

    private static boolean isUnderFile(IOException e) {
        return e instanceof FileSystemException named && "Not a directory".equals(named.getReason());
    }

    String outputIsInput(Object file) {
        return of(
                file
                        + " adalah berkas masukan dan akan tertimpa keluaran; salinlah ke tempat lain, atau pilih folder lain"
                        + " dengan --out",
                file
                        + " is one of the input files and would be overwritten; copy it elsewhere, or choose another folder"
                        + " with --out");
    }

    String noOutputFolder() {
        return of("--out kosong; sebutkan folder keluaran", "--out is empty; name the output folder");
    }

    String rulesAreFine(int sops, int versions, int calendars) {
        return of(
                "Tidak ada kesalahan: " + sops + " SOP (" + versions + " versi), " + calendars + " kalender.",
                "No faults: " + sops + " SOP(s) in " + versions + " version(s), " + calendars + " calendar(s).");
    }

    String lintFaults(int faults) {
        return of(faults + " kesalahan.", faults + " fault(s).");
    }

    String notThere(Object file) {
        return of(file + " tidak ada; periksa namanya", file + " is not there; check the name");
    }

    String isFolder(Object file) {
        return of(file + " adalah folder; sebutkan berkas di dalamnya", file + " is a folder; name the files in it");
    }

    String noRulesFolder(Object folder) {
        return of(
                "folder aturan " + folder + " tidak ada; sebutkan folder lain dengan --rules",
                "the rules folder " + folder + " is not there; name another with --rules");
    }

    String unknownSop(String sop, Object known) {
        return of(
                "SOP '" + sop + "' tidak dikenal; yang ada: " + known,
                "SOP '" + sop + "' is not known; there are: " + known);
    }

    String noFiles() {
        return of(
                "sebutkan berkas kejadian (CSV, JSON, NDJSON, XES, OCEL 2.0 JSON, XLSX)",
                "name files of events (CSV, JSON, NDJSON, XES, OCEL 2.0 JSON, XLSX)");
    }

    String noFilesForReport() {
        return of(
                "sebutkan berkas kejadian; laporan dari basis data layanan dibuat di halaman /reports atau dengan"
                        + " POST /api/v1/reports",
                "name files of events; reports from the service's database are made on the page /reports or by"
                        + " POST /api/v1/reports");
    }

    String notAPeriod(String given) {
        return of(
                "--month '" + given + "' bukan bulan; tulis misalnya 2026-10, atau 2026-H2 untuk semester kedua",
                "--month '" + given
                        + "' is not a month; write for instance 2026-10, or 2026-H2 for the second half-year");
    }

    String notBegun(Object period, Object asOf) {
        return of(
                "periode " + period + " belum dimulai pada " + asOf + "; pilih periode yang sudah dimulai, atau --as-of"
                        + " yang lebih akhir",
                "the period " + period + " had not begun by " + asOf + "; choose one that has, or a later --as-of");
    }

    String noSuchForm() {
        return of(
                "tidak ada dokumen dalam bentuk itu: laporan (report) dibuat sebagai pdf, xlsx atau html, bukan docx",
                "no document comes in that form: the report is made as pdf, xlsx or html, not as docx");
    }

    String noCases(Object period, @Nullable String office) {
        return office == null
                ? of("tidak ada kasus yang dibuka pada " + period, "no case was opened in " + period)
                : of(
                        "tidak ada kasus OPD pelapor '" + office + "' yang dibuka pada " + period
                                + "; periksa ejaannya",
                        "no case of the reporting office '" + office + "' was opened in " + period
                                + "; check its spelling");
    }

    String notAPicture(Object file) {
        return of("--logo " + file + " bukan gambar PNG atau JPEG", "--logo " + file + " is no PNG or JPEG picture");
    }

    String someRejected(int count) {
        return of(
                count + " baris ditolak dan tidak dihitung; lihat sebabnya dengan perintah audit.",
                count + " row(s) were rejected and do not count; the command audit says why.");
    }

    String notATime(String given) {
        return of(
                "--as-of '" + given + "' bukan waktu; tulis misalnya 2026-10-31T16:00:00+08:00",
                "--as-of '" + given + "' is not a time; write for instance 2026-10-31T16:00:00+08:00");
    }

    String cannotWrite(Object out, IOException why) {
        return of(
                "folder keluaran " + out + " tidak dapat ditulis: " + cause(why),
                "the output folder " + out + " cannot be written: " + cause(why));
    }

    String reading() {
        return of("Membaca", "Reading");
    }

    String auditing() {
        return of("Memeriksa", "Auditing");
    }

    String counts(long received, long accepted, long duplicate, long rejected, long events, int cases) {
        return of(
                "Diterima " + received + " baris: " + accepted + " diterima, " + duplicate + " ganda, " + rejected
                        + " ditolak; " + events + " kejadian dalam " + cases + " kasus.",
                "Received " + received + " rows: " + accepted + " accepted, " + duplicate + " duplicate, " + rejected
                        + " rejected; " + events + " events in " + cases + " cases.");
    }

    String asOf(String time) {
        return of("Keadaan per " + time + ".", "As of " + time + ".");
    }

    String files(Object findings, Object scorecard) {
        return of(
                "Temuan: " + findings + "  Rapor: " + scorecard, "Findings: " + findings + "  Scorecard: " + scorecard);
    }

    String allVerdicts(Object file) {
        return of("Semua putusan: " + file, "All verdicts: " + file);
    }

    String rejected(int count, Object file) {
        return of(
                count + " ditolak; perbaiki salinan " + file + " lalu baca bersama berkas-berkas yang lain.",
                count + " rejected; mend a copy of " + file + " and read it together with the other files.");
    }

    String more(int count) {
        return of("… dan " + count + " lagi", "… and " + count + " more");
    }

    String noSuchCase(String caseId) {
        return of(
                "kasus " + caseId + " tidak ada dalam berkas itu, atau semua kejadiannya setelah waktu --as-of",
                "case " + caseId + " is not in those files, or all its events are after --as-of");
    }

    String nothingToTell(String caseId) {
        return of(
                "tidak ada yang diberitahukan tentang kasus " + caseId,
                "there is nothing to tell about case " + caseId);
    }

    String certificates(int count, Object out) {
        return of(count + " sertifikat ditulis ke " + out, count + " certificate(s) written to " + out);
    }
}
