package id.patuh.sop;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.lint.Complaints;
import id.patuh.lint.Fields;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code limit} and {@code case-limit}: a text, or entries {@code {when, is, calendar}} to be read in order. */
final class LimitReader {

    /**
     * A list of entries, all with conditions.
     *
     * @param given when the limit's step is done at all; null: always, or a limit of the whole case
     */
    record Branches(
            Node where,
            List<Condition> conditions,
            @Nullable Condition given) {}

    private static final List<String> KEYS = List.of("when", "is", "calendar");

    private final Complaints complaints;
    private final ConditionReader conditions;
    private final Calendars calendars;
    private final ZoneId zone;
    private final List<Branches> branches = new ArrayList<>();

    LimitReader(Complaints complaints, ConditionReader conditions, Calendars calendars, ZoneId zone) {
        this.complaints = complaints;
        this.conditions = conditions;
        this.calendars = calendars;
        this.zone = zone;
    }

    /** Every limit read so far that some case may not have. */
    List<Branches> branches() {
        return branches;
    }

    /**
     * @param node null: no limit
     * @param calendar for entries that name none
     * @param given the step's {@code when}; null: none
     */
    List<Limit> read(@Nullable Node node, WorkingCalendar calendar, @Nullable Condition given) {
        if (node == null) {
            return List.of();
        }
        List<Limit> limits = new ArrayList<>();
        boolean open = true;
        for (Node item : node instanceof Node.Sequence list ? list.items() : List.of(node)) {
            if (!open) {
                complaints.doubt(
                        item,
                        "tidak ada kasus yang sampai ke entri ini: entri sebelumnya berlaku untuk setiap kasus; tukar"
                                + " urutannya",
                        "no case comes to this entry: the one before is for every case; swap them");
            }
            Limit limit = entry(item, calendar);
            if (limit != null) {
                limits.add(limit);
                open = open && limit.when() != null;
            }
        }
        if (open && !limits.isEmpty()) {
            branches.add(new Branches(
                    node,
                    limits.stream()
                            .flatMap(limit -> Stream.ofNullable(limit.when()))
                            .toList(),
                    given));
        }
        return limits;
    }

    private @Nullable Limit entry(Node node, WorkingCalendar calendar) {
        if (node instanceof Node.Scalar) {
            Node.Scalar words = Fields.text(node, "limit", complaints);
            return words == null ? null : limit(null, words, calendar);
        }
        Fields fields = Fields.of(node, new Phrase("batas waktu", "a limit"), complaints, KEYS);
        if (fields == null) {
            return null;
        }
        Node when = fields.node("when");
        Condition condition = when == null ? null : conditions.read(when);
        Node.Scalar own = fields.text("calendar");
        WorkingCalendar under = own == null ? calendar : calendars.named(own, zone, complaints);
        Node.Scalar words = fields.requiredText("is");
        return words == null ? null : limit(condition, words, under);
    }

    private @Nullable Limit limit(@Nullable Condition when, Node.Scalar words, WorkingCalendar calendar) {
        try {
            return new Limit(when, LimitText.of(words.text()).secondsOn(calendar), calendar, words.text());
        } catch (UnreadableLimit unreadable) {
            complaints.fault(words, unreadable.why().id(), unreadable.why().en());
            return null;
        }
    }
}
