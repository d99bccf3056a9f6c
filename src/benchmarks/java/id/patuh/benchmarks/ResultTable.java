package id.patuh.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results as a Markdown table. A target is the largest ratio, or the largest number of seconds, that is wanted. */
final class ResultTable {

    private static final String HEADING = "| what | wall s | CPU s | peak MB | beside | ratio | target | met |\n"
            + "|---|---:|---:|---:|---|---:|---:|---|";

    private final List<String> rows = new ArrayList<>();

    /** What the others are measured by. */
    void base(String what, Measured run) {
        row(what, run, "", "", "", "");
    }

    /** A run beside another. */
    void beside(String what, Measured run, String other, Measured base) {
        row(what, run, other, number(run.wall() / base.wall()), "", "");
    }

    /** A run beside another; {@code target} is the largest ratio wanted. */
    void beside(String what, Measured run, String other, Measured base, double target) {
        double ratio = run.wall() / base.wall();
        row(what, run, other, number(ratio), "≤ " + number(target), ratio <= target ? "yes" : "no");
    }

    /** A run that is wanted to take at most {@code seconds}. */
    void within(String what, Measured run, double seconds) {
        row(what, run, "", "", "≤ " + number(seconds) + " s", run.wall() <= seconds ? "yes" : "no");
    }

    private void row(String what, Measured run, String other, String ratio, String target, String met) {
        rows.add(String.format(
                Locale.ROOT,
                "| %s | %.2f | %s | %s | %s | %s | %s | %s |",
                what,
                run.wall(),
                Double.isNaN(run.cpu()) ? "–" : number(run.cpu()),
                run.peak() == 0 ? "–" : Long.toString(run.peak()),
                other,
                ratio,
                target,
                met));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    void print(PrintStream out) {
        out.println(HEADING);
        rows.forEach(out::println);
    }
}
