package id.patuh.cli;

import id.patuh.lint.Complaint;
import id.patuh.sop.Language;
import id.patuh.sop.Text;
import org.jspecify.annotations.Nullable;

/** What the commands say, in the language asked for. */
record Words(Language language) {

    private String of(String indonesian, String english) {
        return new Text(indonesian, english).in(language);
    }

    String complaint(Complaint complaint) {
        return of(complaint.inIndonesian(), complaint.inEnglish());
    }

    String faultyRules(int faults) {
        return of(
                faults + " kesalahan dalam folder aturan; tidak ada yang diaudit dan tidak ada yang ditulis.",
                faults + " fault(s) in the rules folder; nothing was audited and nothing was written.");
    }

    String faultyMapping(int faults) {
        return of(
                faults + " kesalahan dalam pemetaan; tidak ada yang diaudit dan tidak ada yang ditulis.",
                faults + " fault(s) in the mapping; nothing was audited and nothing was written.");
    }

    String unexpected(Exception e) {
        return of("kesalahan yang tidak terduga: ", "an unexpected fault: ") + e;
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

    String unknownOption(String given) {
        return of("pilihan '" + given + "' tidak dikenal", "option '" + given + "' is not known");
    }

    String unknownCommand(String given, String known) {
        return of(
                "perintah '" + given + "' tidak dikenal; yang ada: " + known,
                "command '" + given + "' is not known; there are: " + known);
    }

    String tooMuch(String given) {
        return of("'" + given + "' tidak pada tempatnya di sini", "'" + given + "' has no place here");
    }

    String noValue(String option, String label) {
        return of(
                option + " tidak disertai nilai; tulis " + option + " " + label,
                option + " has no value; write " + option + " " + label);
    }

    String missing(String what) {
        return of("belum disebutkan, padahal wajib: " + what, "not given, but needed: " + what);
    }

    String optionTwice(String option) {
        return of(option + " disebutkan lebih dari sekali", option + " is given more than once");
    }

    /** @param expected null: none is */
    String unfitValue(String option, String value, @Nullable String expected) {
        return expected == null
                ? of(
                        option + " tidak memakai nilai, juga bukan '" + value + "'",
                        option + " takes no value, nor '" + value + "'")
                : of(
                        "'" + value + "' bukan nilai " + option + "; yang dapat ditulis: " + expected,
                        "'" + value + "' is no value of " + option + "; write: " + expected);
    }

    String namelessOutput() {
        return of(
                "--out tidak boleh kosong; sebutkan sebuah folder, atau . untuk folder ini",
                "--out must not be empty; name a folder, or . for this one");
    }

    String outputIsInput(Object input, Object output) {
        return of(
                input + " akan tertimpa oleh keluaran " + output
                        + "; salin berkas itu ke tempat lain dan sebutkan salinannya, atau pilih --out lain",
                input + " would be overwritten by the output " + output
                        + "; copy it elsewhere and name the copy, or choose another --out");
    }

    String folderInTheWay(Object target) {
        return of(
                target + " adalah folder, padahal berkas bernama itu akan ditulis; pindahkan, atau pilih --out lain",
                target + " is a folder, but a file of that name is to be written; move it, or choose another --out");
    }

    String earlier(Object files) {
        return of(
                "Dari pemeriksaan sebelumnya, bukan dari yang ini: " + files,
                "Of an earlier audit, not of this one: " + files);
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
                count + " ditolak; perbaiki salinan " + file
                        + " lalu baca bersama berkas-berkas semula (sebuah pemeriksaan tidak mengingat yang lalu).",
                count + " rejected; mend a copy of " + file
                        + " and read it together with the files of this audit (an audit has no memory).");
    }

    String more(int count) {
        return of("… dan " + count + " lagi", "… and " + count + " more");
    }

    String noSuchCase(String caseId) {
        return of(
                "kasus " + caseId + " tidak ada dalam berkas itu, atau semua kejadiannya setelah waktu --as-of",
                "case " + caseId + " is not in those files, or all its events are after --as-of");
    }

    String allRejected(String caseId, int rejected) {
        return of(
                "dari kasus " + caseId + " tidak ada kejadian yang dihitung: " + rejected
                        + " barisnya ditolak; perbaiki (sebabnya di atas) lalu baca lagi",
                "of case " + caseId + " no event counts: " + rejected
                        + " of its rows were rejected; mend them (the reasons stand above) and read them again");
    }

    String alsoRejected(String caseId, int rejected) {
        return of(
                rejected + " baris kasus " + caseId + " ditolak dan tidak dihitung; sebabnya di atas.",
                rejected + " row(s) of case " + caseId + " were rejected and do not count; the reasons stand above.");
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
