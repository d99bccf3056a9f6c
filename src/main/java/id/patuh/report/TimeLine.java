package id.patuh.report;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseState;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseView;
import id.patuh.calendar.Spans;
import id.patuh.findings.Sentences;
import id.patuh.sop.Limit;
import id.patuh.sop.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A case and its steps on one time line.
 *
 * @param found the case
 * @param chart its steps from hand-over to completion, limits and suspensions
 * @param sentences what was found, the worst first
 * @param more how many findings are not among the sentences
 */
public record TimeLine(FoundCase found, Chart chart, List<String> sentences, int more) {

    private static final int TOLD = 5;
    private static final double WIDTH = 680;
    private static final double LEFT = 190;
    private static final double ROW = 16;
    private static final double TOP = 20;
    private static final int LONGEST_NAME = 30;

    static TimeLine of(CaseView view, List<CaseVerdict> findings, FoundCase found, Wording words) {
        List<String> sentences = findings.stream()
                .sorted(java.util.Comparator.comparingInt(TimeLine::badness).reversed())
                .limit(TOLD)
                .map(finding -> Sentences.of(finding, words.language()))
                .toList();
        return new TimeLine(found, new Drawing(view, words).chart(), sentences, findings.size() - sentences.size());
    }

    private static int badness(CaseVerdict finding) {
        return finding.severity() == null ? -1 : finding.severity().ordinal();
    }

    /** One step on the line. */
    private record Bar(Step step, long from, long to, long due, boolean late, boolean open) {}

    private static final class Drawing {

        private final CaseView view;
        private final Wording words;
        private final Chart.Pen pen = new Chart.Pen(WIDTH);
        private final List<Bar> bars = new ArrayList<>();
        private final long from;
        private long to;

        Drawing(CaseView view, Wording words) {
            this.view = view;
            this.words = words;
            this.from = view.opened();
            this.to = view.state() == CaseState.OPEN ? view.asOf() : from;
            for (Step step : view.sop().steps()) {
                add(step);
            }
            this.to = Math.max(to, from + 60_000);
        }

        private void add(Step step) {
            int s = step.index();
            long done = view.done(s);
            long begin = Math.min(view.clock(s), Math.min(view.started(s), done));
            if (begin == CaseFile.NEVER) {
                return;
            }
            boolean open = done == CaseFile.NEVER;
            long end = open ? (view.state() == CaseState.OPEN ? view.asOf() : begin) : done;
            Limit limit = view.limit(s);
            long due = due(s, limit);
            boolean late = limit != null && view.clock(s) != CaseFile.NEVER && view.elapsed(s) > limit.millis();
            bars.add(new Bar(step, begin, end, due, late, open));
            to = Math.max(to, end);
        }

        private long due(int s, @org.jspecify.annotations.Nullable Limit limit) {
            if (limit == null || view.clock(s) == CaseFile.NEVER) {
                return CaseFile.NEVER;
            }
            OptionalLong reached = limit.calendar().reached(view.clock(s), limit.millis(), view.suspended(s));
            return reached.orElse(CaseFile.NEVER);
        }

        Chart chart() {
            double bottom = TOP + bars.size() * ROW;
            axis(bottom);
            suspensions(bottom);
            for (int i = 0; i < bars.size(); i++) {
                draw(bars.get(i), TOP + i * ROW);
            }
            return pen.done(
                    bottom + 6,
                    words.of("timeline.title", view.caseId()),
                    words.of(
                            "timeline.description",
                            view.caseId(),
                            words.shortTime(from, view.sop().zone()),
                            words.shortTime(to, view.sop().zone()),
                            bars.stream().filter(Bar::late).count()));
        }

        private double x(long at) {
            return LEFT + (double) (Math.max(from, Math.min(at, to)) - from) / (to - from) * (WIDTH - LEFT - 8);
        }

        private void axis(double bottom) {
            int ticks = 3;
            for (int i = 0; i <= ticks; i++) {
                long at = from + (to - from) * i / ticks;
                String anchor = i == 0 ? "start" : i == ticks ? "end" : "middle";
                pen.line(x(at), TOP - 4, x(at), bottom, Chart.PALE, 1, "");
                pen.label(
                        x(at),
                        TOP - 8,
                        9,
                        anchor,
                        words.shortTime(at, view.sop().zone()));
            }
        }

        private void suspensions(double bottom) {
            Spans spans = view.caseSuspended();
            for (int i = 0; i < spans.count(); i++) {
                pen.rect(x(spans.start(i)), TOP, x(spans.end(i)) - x(spans.start(i)), bottom - TOP, Chart.AMBER, 0.2);
            }
        }

        private void draw(Bar bar, double y) {
            String colour = bar.late() ? Chart.BAD : bar.open() ? Chart.BLUE : Chart.GOOD;
            pen.label(LEFT - 6, y + 11, 9, "end", name(bar.step()));
            pen.rect(x(bar.from()), y + 3, Math.max(2, x(bar.to()) - x(bar.from())), ROW - 7, colour, 1);
            if (bar.due() != CaseFile.NEVER && bar.due() <= to) {
                pen.line(x(bar.due()), y + 1, x(bar.due()), y + ROW - 2, Chart.INK, 1.2, "");
            }
        }

        private String name(Step step) {
            return Steps.shortened(step.id() + " " + step.activity().in(words.language()), LONGEST_NAME);
        }
    }
}
