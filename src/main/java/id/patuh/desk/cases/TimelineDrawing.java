package id.patuh.desk.cases;

import id.patuh.audit.CaseFile;
import id.patuh.audit.CaseVerdict;
import id.patuh.audit.CaseView;
import id.patuh.audit.Check;
import id.patuh.audit.CountedEvent;
import id.patuh.calendar.Spans;
import id.patuh.calendar.WorkingCalendar;
import id.patuh.findings.InWords;
import id.patuh.report.TimeAxis;
import id.patuh.sop.Language;
import id.patuh.sop.Limit;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Draws a case: what each step should have taken against what it took. */
final class TimelineDrawing {

    private static final int WIDTH = 1000;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int ROW = 30;
    private static final int MIDDLE = ROW / 2;
    private static final int LABELS_APART = 62;
    private static final int MOST_SHADES = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final CaseView view;
    private final Sop sop;
    private final Language language;
    private final Map<Integer, CaseVerdict> times = new HashMap<>();
    private final TimeAxis axis;
    private boolean unshaded;

    private TimelineDrawing(CaseView view, List<CaseVerdict> verdicts, Language language) {
        this.view = view;
        this.sop = view.sop();
        this.language = language;
        for (CaseVerdict verdict : verdicts) {
            if (verdict.step() != null && verdict.check().equals(Check.TIME)) {
                times.put(verdict.step().index(), verdict);
            }
        }
        this.axis = TimeAxis.of(moments(), LEFT, WIDTH - RIGHT);
    }

    /** The drawing of the case in the file; it stays good when the next case is opened in it. */
    static Timeline of(CaseFile file, List<CaseVerdict> verdicts, Language language) {
        return new TimelineDrawing(CaseView.of(file), verdicts, language).draw();
    }

    private long[] moments() {
        List<Long> moments = new ArrayList<>();
        moments.add(view.opened());
        for (CountedEvent event : view.events()) {
            moments.add(event.at());
        }
        if (view.closed() == CaseFile.NEVER && view.withdrawn() == CaseFile.NEVER) {
            moments.add(view.asOf());
        }
        for (int s : times.keySet()) {
            due(s).ifPresent(moments::add);
        }
        return moments.stream().mapToLong(Long::longValue).toArray();
    }

    private OptionalLong due(int s) {
        Limit limit = view.limit(s);
        if (limit == null || view.clock(s) == CaseFile.NEVER) {
            return OptionalLong.empty();
        }
        return limit.calendar().reached(view.clock(s), limit.millis(), view.suspended(s));
    }

    private Timeline draw() {
        List<Timeline.Row> rows = sop.steps().stream().map(this::row).toList();
        return new Timeline(
                WIDTH,
                TOP + ROW * rows.size() + 10,
                labels(),
                java.util.Arrays.stream(axis.breaks())
                        .mapToObj(TimelineDrawing::number)
                        .toList(),
                marks(),
                rows,
                handOvers(),
                unshaded);
    }

    private List<Timeline.Label> labels() {
        List<Timeline.Label> labels = new ArrayList<>();
        String last = "";
        for (long at : axis.labelled(LABELS_APART)) {
            ZonedDateTime local = Instant.ofEpochMilli(at).atZone(sop.zone());
            String day = DateTimeFormatter.ofPattern("d MMM", locale()).format(local);
            labels.add(new Timeline.Label(place(at), TIME.format(local), day.equals(last) ? "" : day));
            last = day;
        }
        return labels;
    }

    private Locale locale() {
        return language == Language.ID ? Locale.forLanguageTag("id") : Locale.ENGLISH;
    }

    private List<Timeline.Mark> marks() {
        List<Timeline.Mark> marks = new ArrayList<>();
        mark(marks, view.opened(), "opened");
        mark(marks, view.closed(), "closed");
        mark(marks, view.withdrawn(), "withdrawn");
        if (marks.size() == 1) {
            mark(marks, view.asOf(), "now");
        }
        return marks;
    }

    private void mark(List<Timeline.Mark> marks, long at, String kind) {
        if (at != CaseFile.NEVER && at <= axis.last()) {
            marks.add(new Timeline.Mark(place(at), kind, InWords.time(at, sop, language)));
        }
    }

    // ---- one step

    private Timeline.Row row(Step step) {
        int s = step.index();
        CaseVerdict time = times.get(s);
        Limit limit = view.limit(s);
        boolean measured = limit != null && view.clock(s) != CaseFile.NEVER;
        long end = Math.min(view.done(s), view.asOf());
        OptionalLong due = due(s);
        return new Timeline.Row(
                step.id(),
                TOP + ROW * s,
                limit == null ? List.of() : shades(limit.calendar()),
                stretches(view.suspended(s)),
                measured && view.clock(s) <= end ? stretch(view.clock(s), end) : null,
                time == null ? "none" : time.verdict().word(),
                at(view.started(s)),
                at(view.done(s)),
                due.isPresent() ? at(due.getAsLong()) : "",
                text(step, due));
    }

    private String text(Step step, OptionalLong due) {
        int s = step.index();
        List<String> words = new ArrayList<>();
        words.add(step.id() + " " + step.activity().in(language));
        say(words, "mulai ", "started ", view.started(s));
        say(words, "selesai ", "done ", view.done(s));
        due.ifPresent(at -> say(words, "batas ", "due ", at));
        return String.join("; ", words);
    }

    private void say(List<String> words, String indonesian, String english, long at) {
        if (at != CaseFile.NEVER) {
            words.add((language == Language.ID ? indonesian : english) + InWords.time(at, sop, language));
        }
    }

    private List<Timeline.Stretch> shades(WorkingCalendar calendar) {
        if (calendar.isAlways()) {
            return List.of();
        }
        Spans open = calendar.openSpans(axis.first(), axis.last(), Spans.NONE);
        if (open.count() > MOST_SHADES) {
            unshaded = true;
            return List.of();
        }
        return stretches(open);
    }

    private List<Timeline.Stretch> stretches(Spans spans) {
        List<Timeline.Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < spans.count(); i++) {
            if (spans.start(i) <= axis.last() && spans.end(i) >= axis.first()) {
                stretches.add(stretch(spans.start(i), spans.end(i)));
            }
        }
        return stretches;
    }

    private List<Timeline.HandOver> handOvers() {
        List<Timeline.HandOver> handOvers = new ArrayList<>();
        for (Step step : sop.steps()) {
            Integer from = handsOver(step);
            if (from != null) {
                double x = axis.place(view.done(from));
                double to = axis.place(view.clock(step.index()));
                handOvers.add(new Timeline.HandOver("M" + number(x) + " " + (TOP + ROW * from + MIDDLE) + "L"
                        + number(to) + " " + (TOP + ROW * step.index() + MIDDLE)));
            }
        }
        return handOvers;
    }

    /** The prerequisite whose completion set the step's clock going; null: none did. */
    private @Nullable Integer handsOver(Step step) {
        if (step.clockFromStart() || view.clock(step.index()) == CaseFile.NEVER) {
            return null;
        }
        for (int p : view.prerequisites(step.index())) {
            if (view.done(p) == view.clock(step.index())) {
                return p;
            }
        }
        return null;
    }

    // ---- places

    private String at(long instant) {
        return instant == CaseFile.NEVER || instant > axis.last() ? "" : place(instant);
    }

    private String place(long instant) {
        return number(axis.place(instant));
    }

    private Timeline.Stretch stretch(long from, long to) {
        double x = axis.place(from);
        return new Timeline.Stretch(number(x), number(Math.max(axis.place(to) - x, 2)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
