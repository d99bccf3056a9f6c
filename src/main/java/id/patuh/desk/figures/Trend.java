package id.patuh.desk.figures;

import id.patuh.scorecard.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A drawing of shares over months: a line for each series, broken where nothing was measured.
 *
 * @param height of the drawing; lines lie between top and bottom
 */
record Trend(int width, int height, List<Line> lines, List<Mark> months, List<Mark> scale) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 220;
    private static final int LEFT = 52;
    private static final int RIGHT = 16;
    private static final int TOP = 12;
    private static final int BOTTOM = 190;

    /** @param key of the series' name in the texts; paths as in SVG */
    record Line(String key, List<String> paths, List<Dot> dots) {}

    /** A month's value. */
    record Dot(String x, String y, String title) {}

    record Mark(String at, String text) {}

    /** A series of shares, one a month. */
    record Series(String key, List<Share> shares) {}

    static Trend of(List<String> months, List<Series> series, FigureText text) {
        List<Line> lines = new ArrayList<>();
        for (Series one : series) {
            lines.add(line(one, months, text));
        }
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            marks.add(new Mark(x(i, months.size()), months.get(i)));
        }
        List<Mark> scale = new ArrayList<>();
        for (int percent = 0; percent <= 100; percent += 25) {
            scale.add(new Mark(y(percent / 100.0), percent + " %"));
        }
        return new Trend(WIDTH, HEIGHT, lines, marks, scale);
    }

    private static Line line(Series series, List<String> months, FigureText text) {
        List<String> paths = new ArrayList<>();
        List<Dot> dots = new ArrayList<>();
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < months.size(); i++) {
            Share share = series.shares().get(i);
            if (share.isMeasured()) {
                Dot dot = new Dot(
                        x(i, months.size()),
                        y((double) share.numerator() / share.denominator()),
                        months.get(i) + ": " + text.percent(share) + " (" + text.of(share) + ")");
                path.append(path.isEmpty() ? "M" : " L")
                        .append(dot.x())
                        .append(' ')
                        .append(dot.y());
                dots.add(dot);
            } else if (!path.isEmpty()) {
                paths.add(path.toString());
                path.setLength(0);
            }
        }
        if (!path.isEmpty()) {
            paths.add(path.toString());
        }
        return new Line(series.key(), paths, dots);
    }

    private static String x(int month, int months) {
        double step = months < 2 ? 0 : (double) (WIDTH - LEFT - RIGHT) / (months - 1);
        return text(LEFT + month * step);
    }

    private static String y(double share) {
        return text(BOTTOM - share * (BOTTOM - TOP));
    }

    private static String text(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
