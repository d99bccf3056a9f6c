package id.patuh.notice;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.Verdict;
import id.patuh.sop.Language;
import id.patuh.sop.Step;
import id.patuh.sop.Text;

/** What to do now about a finding: no verdict can be undone, but work can be finished and the record can be completed. */
final class Advice {

    private Advice() {}

    static String of(CaseVerdict verdict, Language language) {
        Step step = verdict.step();
        return advice(verdict, step == null ? "" : step.id()).in(language);
    }

    private static Text advice(CaseVerdict verdict, String step) {
        boolean unproven = verdict.verdict() == Verdict.UNPROVEN;
        String subject = Letter.oneLine(verdict.subject());
        return switch (verdict.check().name()) {
            case "time" -> time(verdict, step, unproven);
            case "case-time" ->
                verdict.moment() == CaseFile.NEVER
                        ? new Text(
                                "Selesaikan langkah yang tersisa sekarang, lalu tutup kasus.",
                                "Finish the steps that are left now, then close the case.")
                        : late("kasus", "the case");
            case "presence" ->
                new Text(
                        "Bila langkah " + step
                                + " sudah dikerjakan, catat selesainya dengan waktu yang sebenarnya; bila belum,"
                                + " kerjakan sekarang dan catat.",
                        "If step " + step
                                + " was carried out, record its completion with its real time; if not, carry it out"
                                + " now and record it.");
            case "order" ->
                new Text(
                        "Bila langkah " + subject
                                + " sudah selesai lebih dulu, catat selesainya dengan waktu yang sebenarnya;"
                                + " bila tidak, jelaskan mengapa urutannya dilanggar.",
                        "If step " + subject
                                + " had been done before, record its completion with its real time; if not,"
                                + " explain why the order was broken.");
            case "input", "output" ->
                new Text(
                        "Bila dokumen “" + subject + "” ada, catat pada langkah " + step
                                + " dengan waktu yang sebenarnya; bila" + " tidak ada, lengkapi dan jelaskan.",
                        "If the document “" + subject + "” exists, record it with step " + step
                                + " and its real time; if it" + " does not, provide it and explain.");
            case "role" ->
                new Text(
                        "Catat pelaksana langkah " + step
                                + " yang sebenarnya; bila memang dikerjakan pelaksana lain, sertakan"
                                + " penugasannya.",
                        "Record who really carried out step " + step + "; if it was another role, add the assignment.");
            case "applicability" ->
                new Text(
                        "Periksa nilai yang menentukan apakah langkah " + step + " berlaku, dan catat yang benar.",
                        "Check the value that decides whether step " + step + " applies, and record the right one.");
            case "once" ->
                new Text(
                        "Periksa penyelesaian langkah " + step + " yang tercatat lebih dari sekali, dan jelaskan.",
                        "Check why step " + step + " is recorded as done more than once, and explain.");
            case "known-step" ->
                new Text(
                        "Catat kembali kejadian itu dengan nomor atau nama langkah dari SOP.",
                        "Record the event again with a number or name of the SOP's steps.");
            default ->
                new Text(
                        "Penuhi aturan ini atau jelaskan mengapa tidak dapat dipenuhi.",
                        "Meet this rule, or explain why it cannot be met.");
        };
    }

    private static Text time(CaseVerdict verdict, String step, boolean unproven) {
        if (unproven) {
            return new Text(
                    "Lengkapi catatan yang menentukan waktu langkah " + step + " dengan waktu yang sebenarnya.",
                    "Complete the record that decides the time of step " + step + ", with real times.");
        }
        return verdict.moment() == CaseFile.NEVER
                ? new Text(
                        "Selesaikan langkah " + step + " sekarang dan catat selesainya.",
                        "Finish step " + step + " now and record its completion.")
                : late("langkah " + step, "step " + step);
    }

    private static Text late(String indonesian, String english) {
        return new Text(
                "Periksa apakah waktu " + indonesian
                        + " tercatat benar; bila benar, jelaskan sebab keterlambatannya kepada" + " atasan.",
                "Check that the times of " + english + " are recorded correctly; if they are, explain the delay to your"
                        + " superior.");
    }
}
