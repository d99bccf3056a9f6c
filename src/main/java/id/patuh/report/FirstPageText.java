package id.patuh.report;

/** The first page as plain text, for those whose mail shows no HTML. */
final class FirstPageText {

    private FirstPageText() {}

    /** Lines end with {@code \n}. */
    static String of(MonthlyReport report) {
        Wording words = report.words();
        StringBuilder text = new StringBuilder();
        line(text, words.of("title"));
        line(text, report.office());
        line(
                text,
                report.sop().title().in(words.language()) + " · "
                        + report.order().period().name(words.language()) + " · "
                        + words.of("edition-n", report.order().edition()));
        line(
                text,
                words.of("as-of") + " "
                        + words.time(report.order().asOf(), report.sop().zone()));
        line(text, "");
        if (report.isEmpty()) {
            line(text, words.of("empty"));
            line(text, words.of("empty.next"));
            return text.toString();
        }
        for (MonthlyReport.KeyFigure figure : report.first()) {
            line(
                    text,
                    figure.label() + ": " + figure.value() + " (" + figure.detail() + "); " + words.of("first.change")
                            + " " + figure.change() + "; " + words.of("first.year") + " " + figure.year());
        }
        if (report.isRunning()) {
            line(text, words.of("first.running"));
        }
        line(text, "");
        line(text, report.hurtsHeading());
        if (report.hurts().isEmpty()) {
            line(text, words.of("hurts.none"));
        }
        int number = 1;
        for (MonthlyReport.Hurt hurt : report.hurts()) {
            String cost =
                    hurt.cost() < 0 ? words.of("hurts.no-cost") : words.of("hurts.cost", words.hoursOnly(hurt.cost()));
            line(text, number++ + ". " + hurt.title() + " (" + hurt.text() + "): " + cost);
        }
        line(text, "");
        line(text, report.adviceHeading());
        if (report.advice().isEmpty()) {
            line(text, words.of("advice.none"));
        }
        number = 1;
        for (MonthlyReport.Advice advice : report.advice()) {
            line(text, number++ + ". " + advice.text() + " " + words.of("advice.basis") + ": " + advice.basis());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.replaceAll("\\p{Cntrl}", " ")).append('\n');
    }
}
