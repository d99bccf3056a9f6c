package id.patuh.report;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseState;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseView;
import id.patuh.audit.Check;
import id.patuh.audit.CountedEvent;
import id.patuh.audit.Verdict;
import id.patuh.calendar.Spans;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.findings.Sentences;
import id.patuh.sop.Limit;
import id.patuh.sop.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A case and its steps on one time line.
 *
 * @param found the case
 * @param chart its steps from hand-over to completion, limits, closed hours, suspensions, steps that were skipped
 * @param sentences what was found, the worst first
 * @param more how many findings are not among the sentences
 */
public record TimeLine(FoundCase found, Chart chart, List<String> sentences, int more) {

    private static final int TOLD = 5;
    private static final double WIDTH = 680;
    private static final double LEFT = 190;
    private static final double RIGHT = 36;
    private static final int MANY_ROWS = 20;
    private static final double TOP = 20;
    private static final double LABELS_APART = 68;
    private static final int LONGEST_NAME = 36;
    private static final int MOST_SHADES = 200;

    static TimeLine of(CaseView view, List<CaseVerdict> findings, FoundCase found, Wording words) {
        List<String> sentences = findings.stream()
                .sorted(Comparator.comparingInt(TimeLine::badness).reversed())
                .limit(TOLD)
                .map(finding -> Sentences.of(finding, words.language()))
                .toList();
        return new TimeLine(
                found, new Drawing(view, findings, words).chart(), sentences, findings.size() - sentences.size());
    }

    private static int badness(CaseVerdict finding) {
        return finding.severity() == null ? -1 : finding.severity().ordinal();
    }

    /**
     * One step on the line.
     *
     * @param from {@link CaseFile#NEVER}: nothing happened
     */
    private record Bar(Step step, long from, long to, long due, boolean late, boolean open) {}

    private static final class Drawing {

        private final CaseView view;
        private final Wording words;
        private final Chart.Pen pen = new Chart.Pen(WIDTH);
        private final List<Bar> bars = new ArrayList<>();
        private final TimeAxis axis;
        private final double row;

        Drawing(CaseView view, List<CaseVerdict> findings, Wording words) {
            this.view = view;
            this.words = words;
            Set<Step> skipped = findings.stream()
                    .filter(one -> one.check().equals(Check.PRESENCE) && one.verdict() == Verdict.VIOLATED)
                    .map(CaseVerdict::step)
                    .filter(java.util.Objects::nonNull)
                    .collect(Collectors.toSet());
            for (Step step : view.sop().steps()) {
                add(step, skipped.contains(step));
            }
            this.axis = TimeAxis.of(moments(), LEFT, WIDTH - RIGHT);
            this.row = bars.size() > MANY_ROWS ? 12 : 16;
        }

        private void add(Step step, boolean skipped) {
            int s = step.index();
            long done = view.done(s);
            boolean open = done == CaseFile.NEVER;
            long begin = Math.min(view.started(s), Math.min(done, skipped ? CaseFile.NEVER : view.clock(s)));
            if (begin == CaseFile.NEVER) {
                if (skipped) {
                    bars.add(new Bar(step, CaseFile.NEVER, CaseFile.NEVER, CaseFile.NEVER, false, false));
                }
                return;
            }
            long end = open ? (view.state() == CaseState.OPEN ? view.asOf() : begin) : done;
            Limit limit = view.limit(s);
            boolean late = limit != null && view.clock(s) != CaseFile.NEVER && view.elapsed(s) > limit.millis();
            bars.add(new Bar(step, begin, end, due(s, limit), late, open));
        }

        private long due(int s, @Nullable Limit limit) {
            if (limit == null || view.clock(s) == CaseFile.NEVER) {
                return CaseFile.NEVER;
            }
            OptionalLong reached = limit.calendar().reached(view.clock(s), limit.millis(), view.suspended(s));
            return reached.orElse(CaseFile.NEVER);
        }

        private long[] moments() {
            List<Long> moments = new ArrayList<>();
            moments.add(view.opened());
            for (CountedEvent event : view.events()) {
                moments.add(event.at());
            }
            if (view.state() == CaseState.OPEN) {
                moments.add(view.asOf());
            }
            bars.stream().map(Bar::due).filter(due -> due != CaseFile.NEVER).forEach(moments::add);
            return moments.stream().mapToLong(Long::longValue).toArray();
        }

        Chart chart() {
            double bottom = TOP + bars.size() * row;
            for (int i = 0; i < bars.size(); i++) {
                rest(bars.get(i).step(), TOP + i * row);
            }
            labels(bottom);
            for (int i = 0; i < bars.size(); i++) {
                draw(bars.get(i), TOP + i * row);
            }
            breaks(bottom);
            return pen.done(
                    bottom + 6,
                    words.of("timeline.title", view.caseId()),
                    words.of(
                            "timeline.description",
                            view.caseId(),
                            time(axis.first()),
                            time(axis.last()),
                            bars.stream().filter(Bar::late).count()));
        }

        private String time(long at) {
            return words.shortTime(at, view.sop().zone());
        }

        private void labels(double bottom) {
            long[] labelled = axis.labelled(LABELS_APART);
            for (int i = 0; i < labelled.length; i++) {
                double x = axis.place(labelled[i]);
                pen.line(x, TOP - 4, x, bottom, Chart.PALE, 1, "");
                pen.label(x, TOP - 8, 9, "middle", time(labelled[i]));
            }
        }

        /** Two strokes across the axis where it is drawn shorter. */
        private void breaks(double bottom) {
            for (double x : axis.breaks()) {
                pen.line(x, TOP - 4, x, bottom, Chart.GREY, 0.8, "2 2");
                pen.line(x - 4, bottom + 5, x, bottom - 2, Chart.INK, 1, "");
                pen.line(x, bottom + 5, x + 4, bottom - 2, Chart.INK, 1, "");
            }
        }

        /** When the step's clock stands still: closed hours and suspensions. */
        private void rest(Step step, double y) {
            Limit limit = view.limit(step.index());
            WorkingCalendar calendar = limit == null ? view.sop().calendar() : limit.calendar();
            Spans open = calendar.isAlways()
                    ? Spans.of(axis.first(), axis.last())
                    : calendar.openSpans(axis.first(), axis.last(), Spans.NONE);
            if (open.count() <= MOST_SHADES) {
                long from = axis.first();
                for (int i = 0; i < open.count(); i++) {
                    shade(from, open.start(i), y, Chart.GREY, 0.3);
                    from = open.end(i);
                }
                shade(from, axis.last(), y, Chart.GREY, 0.3);
            }
            Spans suspended = view.suspended(step.index());
            for (int i = 0; i < suspended.count(); i++) {
                shade(suspended.start(i), suspended.end(i), y, Chart.AMBER, 0.3);
            }
        }

        private void shade(long from, long to, double y, String colour, double opacity) {
            double x = axis.place(from);
            pen.rect(x, y, axis.place(to) - x, row, colour, opacity);
        }

        private void draw(Bar bar, double y) {
            String name = bar.step().id() + " " + bar.step().activity().in(words.language());
            pen.label(LEFT - 6, y + row - 5, 9, "end", Steps.shortened(name, LONGEST_NAME));
            if (bar.from() == CaseFile.NEVER) {
                pen.label(LEFT + 4, y + row - 5, 9, "start", Chart.BAD, words.of("timeline.skipped"));
                return;
            }
            String colour = bar.late() ? Chart.BAD : bar.open() ? Chart.BLUE : Chart.GOOD;
            double x = axis.place(bar.from());
            pen.rect(x, y + 4, Math.max(2, axis.place(bar.to()) - x), row - 8, colour, 1);
            if (bar.due() != CaseFile.NEVER) {
                double due = axis.place(bar.due());
                pen.line(due, y + 1, due, y + row - 1, Chart.INK, 1.2, "");
            }
        }
    }
}
