package id.patuh.scorecard;

import id.patuh.audit.Verdict;
import id.patuh.sop.Language;
import id.patuh.sop.Severity;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import id.patuh.sop.Text;
import java.io.IOException;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A scorecard in brief, for a terminal of 80 columns. */
public final class Summary {

    private static final int WIDTH = 80;
    private static final int LEAST_NAME = 14;
    private static final int MOST_NAME = 24;
    private static final int LABEL = 22;
    private static final int WORST = 5;
    private static final List<Verdict> VERDICTS = FiguresInJson.VERDICTS;

    private final Scorecard card;
    private final Language language;
    private final NumberFormat numbers;
    private final Appendable out;

    private Summary(Scorecard card, Language language, Appendable out) {
        this.card = card;
        this.language = language;
        this.out = out;
        this.numbers =
                NumberFormat.getIntegerInstance(language == Language.ID ? new Locale("id", "ID") : Locale.ENGLISH);
    }

    /** Errors: {@link IOException} where {@code out} refuses. */
    public static void print(Scorecard card, Language language, Appendable out) throws IOException {
        Summary summary = new Summary(card, language, out);
        summary.checks();
        summary.line("");
        summary.figures(card.total());
        summary.steps();
        summary.cases();
    }

    // ---- checks by verdicts

    private void checks() throws IOException {
        int name = card.total().checks().stream().mapToInt(String::length).reduce(LEAST_NAME, Math::max);
        name = Math.min(name, MOST_NAME);
        StringBuilder heading = new StringBuilder(left(word("pemeriksaan", "check"), name));
        VERDICTS.forEach(verdict -> heading.append(right(heading(verdict), width(verdict))));
        heading.append(right(word("kepatuhan", "conform."), 11));
        line(heading.toString());
        for (String check : card.total().checks()) {
            row(check, name, check);
        }
        row(word("semua", "all"), name, null);
    }

    private void row(String title, int width, @Nullable String check) throws IOException {
        Figures total = card.total();
        StringBuilder row = new StringBuilder(left(title, width));
        for (Verdict verdict : VERDICTS) {
            long count = check == null ? total.verdicts(verdict) : total.verdicts(check, verdict);
            row.append(right(numbers.format(count), width(verdict)));
        }
        Share share = check == null ? total.conformance() : total.conformance(check);
        line(row.append(right(percent(share), 11)).toString());
    }

    private String heading(Verdict verdict) {
        return verdict.text().in(language);
    }

    private int width(Verdict verdict) {
        return Math.max(heading(verdict).length(), 8) + 2;
    }

    // ---- figures

    private void figures(Figures total) throws IOException {
        shared(word("Kepatuhan", "Conformance"), total.conformance());
        shared(word("Terbukti", "Proven"), total.proven());
        shared(word("Tepat waktu", "On time"), total.onTime());
        TimesUsed times = total.times();
        if (times != null) {
            labelled(
                    word("Waktu : batas waktu", "Time used of limit"),
                    word("median ", "median ")
                            + percent(times.medianPerMille())
                            + word(", persentil ke-90 ", ", 90th percentile ")
                            + percent(times.ninetiethPerMille()));
        }
        if (total.lateSteps() > 0) {
            labelled(
                    word("Keterlambatan", "Own delay"),
                    duration(total.ownDelaySeconds())
                            + word(" pada ", " in ")
                            + numbers.format(total.lateSteps())
                            + word(" langkah", " step(s)"));
        }
        shared(word("Kasus bersih", "Clean cases"), total.cleanCases());
        labelledInTwo(
                word("Kasus", "Cases"),
                numbers.format(total.cases()) + ":",
                word("selesai ", "closed ")
                        + numbers.format(total.closedCases())
                        + word(", terbuka ", ", open ")
                        + numbers.format(total.openCases())
                        + word(" (lewat waktu ", " (overdue ")
                        + numbers.format(total.overdueCases())
                        + word("), batal ", "), withdrawn ")
                        + numbers.format(total.withdrawnCases()));
        labelled(
                word("Pelanggaran", "Violations"),
                numbers.format(total.verdicts(Verdict.VIOLATED))
                        + word(": kritis ", ": critical ")
                        + numbers.format(total.violations(Severity.CRITICAL))
                        + word(", berat ", ", major ")
                        + numbers.format(total.violations(Severity.MAJOR))
                        + word(", ringan ", ", minor ")
                        + numbers.format(total.violations(Severity.MINOR)));
        labelled(word("Pelanggaran akar", "Root violations"), numbers.format(total.rootViolations()));
    }

    private void shared(String label, Share share) throws IOException {
        String of = share.isMeasured()
                ? "  (" + numbers.format(share.numerator()) + word(" dari ", " of ")
                        + numbers.format(share.denominator()) + ")"
                : "";
        labelled(label, percent(share) + of);
    }

    /** On one line where it fits. */
    private void labelledInTwo(String label, String text, String more) throws IOException {
        if (LABEL + text.length() + 1 + more.length() <= WIDTH) {
            labelled(label, text + " " + more);
        } else {
            labelled(label, text);
            labelled("", more);
        }
    }

    private void labelled(String label, String text) throws IOException {
        line(left(label, LABEL) + text);
    }

    // ---- the worst

    private void steps() throws IOException {
        List<Group> worst = card.by(Dimension.STEP).stream()
                .filter(step -> step.figures().verdicts(Verdict.VIOLATED) > 0)
                .sorted(Comparator.<Group>comparingLong(step -> -step.figures().verdicts(Verdict.VIOLATED))
                        .thenComparingLong(step -> -step.figures().violations(Severity.CRITICAL)))
                .limit(WORST)
                .toList();
        if (worst.isEmpty()) {
            return;
        }
        line("");
        line(word("Langkah dengan pelanggaran terbanyak", "Steps with the most violations"));
        for (Group step : worst) {
            line(violations(
                            step.figures().verdicts(Verdict.VIOLATED),
                            step.figures().violations(Severity.CRITICAL))
                    + right(percent(step.figures().conformance()), 9) + "  " + stepTitle(step));
        }
    }

    private String stepTitle(Group group) {
        String sop = String.valueOf(group.filter().get(Dimension.SOP));
        String id = String.valueOf(group.filter().get(Dimension.STEP));
        String activity = card.cases().keySet().stream()
                .filter(one -> one.id().equals(sop))
                .sorted(Comparator.comparing(Sop::effectiveFrom)
                        .thenComparing(Sop::version)
                        .reversed())
                .flatMap(one -> one.steps().stream())
                .filter(step -> step.id().equals(id))
                .map(Step::activity)
                .findFirst()
                .orElse(Text.EMPTY)
                .in(language);
        String name = activity.equals(id) ? id : id + " " + activity;
        return card.by(Dimension.SOP).size() > 1 ? sop + ": " + name : name;
    }

    private void cases() throws IOException {
        if (card.worst().isEmpty()) {
            return;
        }
        line("");
        line(word("Kasus terburuk", "Worst cases"));
        for (WorstCase one : card.worst()) {
            String sop = card.by(Dimension.SOP).size() > 1 ? one.sop() + ": " : "";
            line(violations(one.violations(), one.criticals()) + "  " + sop + one.caseId());
        }
    }

    private String violations(long violated, long critical) {
        return right(numbers.format(violated), 8)
                + word(" melanggar", " violated")
                + right(numbers.format(critical), 8)
                + word(" kritis", " critical");
    }

    // ---- words and figures

    private String word(String indonesian, String english) {
        return new Text(indonesian, english).in(language);
    }

    /** To a tenth; 0 % and 100 % stand for none and all alone. */
    private String percent(Share share) {
        if (!share.isMeasured()) {
            return "–";
        }
        return percent(share.shownPerMille());
    }

    private String percent(long tenths) {
        return numbers.format(tenths / 10) + (language == Language.ID ? "," : ".") + tenths % 10 + " %";
    }

    private String duration(long seconds) {
        Duration length = Duration.ofSeconds(seconds);
        return numbers.format(length.toHours())
                + word(" jam ", " h ")
                + length.toMinutesPart()
                + word(" menit", " min");
    }

    private static String left(String text, int width) {
        return cut(text, width) + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    private void line(String text) throws IOException {
        out.append(cut(text.stripTrailing(), WIDTH)).append('\n');
    }
}
