package id.patuh.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A drawing for page and PDF alike: the shapes of an SVG, lengths and places in its own units, written with a full stop.
 * Texts are plain; whoever draws them escapes them. Colours stand out from a white and from a dark ground.
 *
 * @param title what is drawn, in a few words
 * @param description what it shows, for those who do not see it
 */
public record Chart(
        String width,
        String height,
        String title,
        String description,
        List<Rect> rects,
        List<Line> lines,
        List<Curve> curves,
        List<Dot> dots,
        List<Label> labels) {

    static final String GOOD = "#2a7d4f";
    static final String BAD = "#c0392b";
    static final String BLUE = "#2f6fb0";
    static final String AMBER = "#b9770e";
    static final String GREY = "#8a8f98";
    static final String PALE = "#d5d9df";
    static final String INK = "#333333";

    public record Rect(String x, String y, String width, String height, String fill, String opacity) {}

    public record Line(String x1, String y1, String x2, String y2, String stroke, String width, String dashes) {}

    public record Curve(String points, String stroke, String dashes) {}

    public record Dot(String x, String y, String fill) {}

    public record Label(String x, String y, String size, String anchor, String fill, String text) {}

    /** By which curves are told apart without their colours, too. */
    enum Mark {
        DISC,
        SQUARE,
        DIAMOND
    }

    /** Draws; what comes first lies below. */
    static final class Pen {

        private final double width;
        private final List<Rect> rects = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
        private final List<Curve> curves = new ArrayList<>();
        private final List<Dot> dots = new ArrayList<>();
        private final List<Label> labels = new ArrayList<>();

        Pen(double width) {
            this.width = width;
        }

        void rect(double x, double y, double w, double h, String fill, double opacity) {
            if (w > 0 && h > 0) {
                rects.add(new Rect(n(x), n(y), n(w), n(h), fill, n(opacity)));
            }
        }

        void line(double x1, double y1, double x2, double y2, String stroke, double thick, String dashes) {
            lines.add(new Line(n(x1), n(y1), n(x2), n(y2), stroke, n(thick), dashes));
        }

        /** A curve through the points with the mark at each; one point alone is only a mark. */
        void curve(List<double[]> points, Mark mark, String stroke, String dashes) {
            if (points.size() > 1) {
                curves.add(new Curve(listed(points), stroke, dashes));
            }
            points.forEach(point -> mark(point[0], point[1], mark, stroke));
        }

        private static String listed(List<double[]> points) {
            return points.stream().map(point -> n(point[0]) + "," + n(point[1])).collect(Collectors.joining(" "));
        }

        void mark(double x, double y, Mark mark, String fill) {
            switch (mark) {
                case DISC -> dots.add(new Dot(n(x), n(y), fill));
                case SQUARE -> rects.add(new Rect(n(x - 3.5), n(y - 3.5), "7", "7", fill, "1"));
                case DIAMOND ->
                    curves.add(new Curve(
                            listed(List.of(
                                    new double[] {x - 4.5, y},
                                    new double[] {x, y - 4.5},
                                    new double[] {x + 4.5, y},
                                    new double[] {x, y + 4.5},
                                    new double[] {x - 4.5, y})),
                            fill,
                            ""));
            }
        }

        void label(double x, double y, double size, String anchor, String text) {
            label(x, y, size, anchor, INK, text);
        }

        void label(double x, double y, double size, String anchor, String fill, String text) {
            labels.add(new Label(n(x), n(y), n(size), anchor, fill, text));
        }

        Chart done(double height, String title, String description) {
            return new Chart(n(width), n(height), title, description, rects, lines, curves, dots, labels);
        }

        private static String n(double value) {
            String text = String.format(Locale.ROOT, "%.1f", value);
            return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        }
    }
}
