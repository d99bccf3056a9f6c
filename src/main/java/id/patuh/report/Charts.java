package id.patuh.report;

import id.patuh.scorecard.Figures;
import id.patuh.scorecard.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The charts of a report but the cases' time lines. */
final class Charts {

    private static final double WIDTH = 680;
    private static final double LEFT = 44;
    private static final double RIGHT = 150;
    private static final double ROW = 18;

    private final Wording words;

    Charts(Wording words) {
        this.words = words;
    }

    /** One curve of shares. */
    private record Curve(String name, String colour, Function<Figures, Share> share) {}

    /** Conformance, on-time and proven by month. Months with nothing measured have no dot. */
    Chart shares(List<MonthlyReport.Month> months) {
        Chart.Pen pen = new Chart.Pen(WIDTH);
        double top = 10;
        double height = 130;
        for (int percent = 0; percent <= 100; percent += 25) {
            double y = top + height * (100 - percent) / 100;
            pen.line(LEFT, y, WIDTH - RIGHT, y, Chart.PALE, 1, "");
            pen.label(LEFT - 5, y + 3, 9, "end", percent + " %");
        }
        months(pen, months, top + height + 14);
        List<Curve> curves = List.of(
                new Curve(words.of("conformance"), Chart.BLUE, Figures::conformance),
                new Curve(words.of("on-time"), Chart.GOOD, Figures::onTime),
                new Curve(words.of("proven"), Chart.AMBER, Figures::proven));
        double legend = top + 8;
        for (Curve curve : curves) {
            draw(pen, months, curve, top, height);
            pen.rect(WIDTH - RIGHT + 14, legend - 7, 10, 8, curve.colour(), 1);
            pen.label(WIDTH - RIGHT + 29, legend, 10, "start", curve.name());
            legend += 16;
        }
        return pen.done(top + height + 22, words.of("chart.shares"), described(months, curves));
    }

    private static void draw(Chart.Pen pen, List<MonthlyReport.Month> months, Curve curve, double top, double height) {
        List<double[]> run = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            Share share = curve.share().apply(months.get(i).figures());
            if (share.isMeasured()) {
                double part = (double) share.numerator() / share.denominator();
                run.add(new double[] {x(months, i), top + height * (1 - part)});
            } else {
                pen.curve(run, curve.colour());
                run = new ArrayList<>();
            }
        }
        pen.curve(run, curve.colour());
    }

    private static double x(List<MonthlyReport.Month> months, int i) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (i + 0.5) / months.size();
    }

    private void months(Chart.Pen pen, List<MonthlyReport.Month> months, double y) {
        for (int i = 0; i < months.size(); i++) {
            pen.label(
                    x(months, i),
                    y,
                    8.5,
                    "middle",
                    words.shortMonth(months.get(i).month()));
        }
    }

    private String described(List<MonthlyReport.Month> months, List<Curve> curves) {
        MonthlyReport.Month last = months.get(months.size() - 1);
        StringBuilder text =
                new StringBuilder(words.of("chart.shares.last", Period.name(last.month(), words.language())));
        curves.forEach(curve -> text.append(' ')
                .append(curve.name())
                .append(' ')
                .append(words.percent(curve.share().apply(last.figures())))
                .append('.'));
        return text.toString();
    }

    /** Own delay in hours by month, with the number of cases above each bar. */
    Chart hours(List<MonthlyReport.Month> months) {
        Chart.Pen pen = new Chart.Pen(WIDTH);
        double top = 16;
        double height = 84;
        long most = months.stream()
                .mapToLong(month -> month.figures().ownDelaySeconds())
                .max()
                .orElse(0);
        pen.line(LEFT, top + height, WIDTH - RIGHT, top + height, Chart.GREY, 1, "");
        double wide = (WIDTH - LEFT - RIGHT) / months.size() * 0.6;
        for (int i = 0; i < months.size(); i++) {
            Figures figures = months.get(i).figures();
            double tall = most == 0 ? 0 : height * figures.ownDelaySeconds() / most;
            pen.rect(x(months, i) - wide / 2, top + height - tall, wide, tall, Chart.BAD, 0.85);
            if (figures.onTime().isMeasured()) {
                pen.label(
                        x(months, i),
                        top + height - tall - 3,
                        8.5,
                        "middle",
                        words.hoursOnly(figures.ownDelaySeconds() * 1000));
            }
        }
        months(pen, months, top + height + 13);
        pen.rect(WIDTH - RIGHT + 14, top + 1, 10, 8, Chart.BAD, 0.85);
        pen.label(WIDTH - RIGHT + 29, top + 8, 10, "start", words.of("own-delay.hours"));
        return pen.done(
                top + height + 20, words.of("chart.hours"), words.of("chart.hours.most", words.hours(most * 1000)));
    }

    /** Own and inherited delay, a bar a row; those without any are left out. */
    Chart delays(String title, List<MonthlyReport.DelayRow> rows, int most) {
        double left = 200;
        List<MonthlyReport.DelayRow> shown = rows.stream()
                .filter(row -> row.delay().own() + row.delay().inherited() > 0)
                .sorted(java.util.Comparator.comparingLong(
                                (MonthlyReport.DelayRow row) -> row.delay().own())
                        .reversed())
                .limit(most)
                .toList();
        long longest = shown.stream()
                .mapToLong(row -> row.delay().own() + row.delay().inherited())
                .max()
                .orElse(1);
        Chart.Pen pen = new Chart.Pen(WIDTH);
        pen.rect(left, 4, 10, 8, Chart.BAD, 1);
        pen.label(left + 14, 12, 10, "start", words.of("delay.own"));
        pen.rect(left + 150, 4, 10, 8, Chart.AMBER, 0.7);
        pen.label(left + 164, 12, 10, "start", words.of("delay.inherited"));
        double y = 20;
        for (MonthlyReport.DelayRow row : shown) {
            double scale = (WIDTH - left - 130) / longest;
            double own = row.delay().own() * scale;
            double inherited = row.delay().inherited() * scale;
            pen.label(left - 6, y + 12, 9.5, "end", Steps.shortened(row.label(), 34));
            pen.rect(left, y + 3, own, ROW - 6, Chart.BAD, 1);
            pen.rect(left + own, y + 3, inherited, ROW - 6, Chart.AMBER, 0.7);
            pen.label(
                    left + own + inherited + 5,
                    y + 12,
                    9.5,
                    "start",
                    words.hoursOnly(row.delay().own()) + " + "
                            + words.hoursOnly(row.delay().inherited()));
            y += ROW;
        }
        return pen.done(
                y + 4,
                title,
                shown.isEmpty()
                        ? words.of("delay.none")
                        : words.of(
                                "chart.delays.most",
                                shown.get(0).label(),
                                words.hours(shown.get(0).delay().own())));
    }
}
