package id.patuh.notice;

import id.patuh.findings.Account;
import id.patuh.sop.Language;
import id.patuh.sop.Sop;

/** One sentence for a rung of a limit. */
final class RungText {

    private RungText() {}

    /** {@code 80 % dari batas waktu langkah 5 (1 jam) terpakai pada …; habis pada …}. */
    static String of(Sop sop, RunningLimit running, DueRung rung, Language language) {
        boolean id = language == Language.ID;
        String length = Account.length(sop, running.limit().millis(), running.limit(), language);
        String of = running.step().isEmpty()
                ? (id ? "batas waktu kasus" : "the limit of the case")
                : (id ? "batas waktu langkah " : "the limit of step ") + Letter.oneLine(running.step());
        String at = Account.time(sop, rung.at(), language);
        StringBuilder text = new StringBuilder()
                .append(rung.percent())
                .append(id ? " % dari " : " % of ")
                .append(of)
                .append(" (")
                .append(length)
                .append(id ? ") terpakai pada " : ") was used at ")
                .append(at);
        if (rung.percent() != 100) {
            long due = due(running);
            if (due != Firing.NEVER) {
                text.append(
                                rung.percent() < 100
                                        ? (id ? "; habis pada " : "; used up at ")
                                        : id ? "; habis sejak " : "; used up since ")
                        .append(Account.time(sop, due, language));
            }
        }
        return text.append('.').toString();
    }

    /** When the limit is used up; {@link Firing#NEVER}: not as things are. */
    static long due(RunningLimit running) {
        return running.limit()
                .calendar()
                .reached(running.clock(), running.limit().millis(), running.suspended())
                .orElse(Firing.NEVER);
    }
}
