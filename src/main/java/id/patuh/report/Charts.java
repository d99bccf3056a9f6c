package id.patuh.report;

import id.patuh.scorecard.Figures;
import id.patuh.scorecard.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The charts of a report but the cases' time lines. */
final class Charts {

    private static final double WIDTH = 680;
    private static final double LEFT = 44;
    private static final double RIGHT = 172;
    private static final double ROW = 18;
    private static final int TICKS = 4;

    /** Where the axis of shares may begin, in per cent: as high as the lowest share allows. */
    private static final int[] FLOORS = {96, 90, 80, 60};

    private final Wording words;

    Charts(Wording words) {
        this.words = words;
    }

    /** One curve of shares. */
    private record Curve(String name, String colour, Chart.Mark mark, String dashes, Function<Figures, Share> share) {}

    private List<Curve> curves() {
        return List.of(
                new Curve(words.of("conformance"), Chart.BLUE, Chart.Mark.SQUARE, "", Figures::conformance),
                new Curve(words.of("on-time"), Chart.GOOD, Chart.Mark.DISC, "6 3", Figures::onTime),
                new Curve(words.of("proven"), Chart.AMBER, Chart.Mark.DIAMOND, "2 3", Figures::proven));
    }

    /** Whether there is a trend to be seen: at least two months with figures. */
    static boolean isTrend(List<MonthlyReport.Month> months) {
        return months.stream().filter(month -> month.figures().cases() > 0).count() > 1;
    }

    /** Conformance, on-time and proven by month. Months with nothing measured have no mark. */
    Chart shares(List<MonthlyReport.Month> months) {
        Chart.Pen pen = new Chart.Pen(WIDTH);
        double top = 10;
        double height = 130;
        List<Curve> curves = curves();
        int floor = floor(months, curves);
        for (int i = 0; i <= TICKS; i++) {
            double y = top + height * (TICKS - i) / TICKS;
            pen.line(LEFT, y, WIDTH - RIGHT, y, Chart.PALE, 1, "");
            pen.label(LEFT - 5, y + 3, 9, "end", words.perCent(floor + (100.0 - floor) * i / TICKS));
        }
        months(pen, months, top + height + 14);
        MonthlyReport.Month last = months.get(months.size() - 1);
        double legend = top + 8;
        for (Curve curve : curves) {
            draw(pen, months, curve, floor, top, height);
            pen.curve(
                    List.of(
                            new double[] {WIDTH - RIGHT + 10, legend - 3.5},
                            new double[] {WIDTH - RIGHT + 26, legend - 3.5}),
                    curve.mark(),
                    curve.colour(),
                    curve.dashes());
            pen.label(
                    WIDTH - RIGHT + 35,
                    legend,
                    10,
                    "start",
                    curve.name() + " " + words.percent(curve.share().apply(last.figures())));
            legend += 17;
        }
        String axis = floor == 0 ? "" : " " + words.of("chart.shares.floor", floor);
        return pen.done(top + height + 22, words.of("chart.shares"), described(months, curves) + axis);
    }

    private static int floor(List<MonthlyReport.Month> months, List<Curve> curves) {
        double lowest = months.stream()
                .flatMap(month -> curves.stream().map(curve -> curve.share().apply(month.figures())))
                .filter(Share::isMeasured)
                .mapToDouble(share -> 100.0 * share.numerator() / share.denominator())
                .min()
                .orElse(0);
        for (int floor : FLOORS) {
            if (lowest >= floor) {
                return floor;
            }
        }
        return 0;
    }

    private static void draw(
            Chart.Pen pen, List<MonthlyReport.Month> months, Curve curve, int floor, double top, double height) {
        List<double[]> run = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            Share share = curve.share().apply(months.get(i).figures());
            if (share.isMeasured()) {
                double percent = 100.0 * share.numerator() / share.denominator();
                run.add(new double[] {x(months, i), top + height * (100 - percent) / (100 - floor)});
            } else {
                pen.curve(run, curve.mark(), curve.colour(), curve.dashes());
                run = new ArrayList<>();
            }
        }
        pen.curve(run, curve.mark(), curve.colour(), curve.dashes());
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
                        words.hoursShort(figures.ownDelaySeconds() * 1000));
            }
        }
        months(pen, months, top + height + 13);
        pen.rect(WIDTH - RIGHT + 14, top + 1, 10, 8, Chart.BAD, 0.85);
        pen.label(WIDTH - RIGHT + 29, top + 8, 10, "start", words.of("own-delay.hours"));
        return pen.done(
                top + height + 20, words.of("chart.hours"), words.of("chart.hours.most", words.hours(most * 1000)));
    }

    /** Own and inherited delay, a bar a row; those without any are left out. Null: there is nothing to compare. */
    @Nullable
    Chart delays(String title, List<MonthlyReport.DelayRow> rows, int most) {
        double left = 200;
        List<MonthlyReport.DelayRow> shown = rows.stream()
                .filter(row -> row.delay().own() + row.delay().inherited() > 0)
                .sorted(java.util.Comparator.comparingLong(
                                (MonthlyReport.DelayRow row) -> row.delay().own())
                        .reversed())
                .limit(most)
                .toList();
        if (shown.size() < 2) {
            return null;
        }
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
            pen.label(left - 6, y + 12, 9.5, "end", Steps.shortened(row.label(), 38));
            pen.rect(left, y + 3, own, ROW - 6, Chart.BAD, 1);
            pen.rect(left + own, y + 3, inherited, ROW - 6, Chart.AMBER, 0.7);
            pen.label(
                    left + own + inherited + 5,
                    y + 12,
                    9.5,
                    "start",
                    words.hoursShort(row.delay().own()) + " + "
                            + words.hours(row.delay().inherited()));
            y += ROW;
        }
        return pen.done(
                y + 4,
                title,
                words.of(
                        "chart.delays.most",
                        shown.get(0).label(),
                        words.hours(shown.get(0).delay().own())));
    }
}
