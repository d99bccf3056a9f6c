package id.patuh.intake;

import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Segment;
import id.patuh.eventlog.Transition;
import id.patuh.sop.Name;
import id.patuh.sop.Sops;
import id.patuh.sop.Text;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of texts and puts them into a segment. The events of one row wait until all of them are found good: a row
 * counts whole or not at all. For use by one thread.
 */
final class EventWriter {

    private static final int NONE = -1;

    /** The longest name of a case or step, in bytes of UTF-8: what the database's indexes hold. */
    static final int LONGEST_NAME = 1000;

    private final Incoming in;
    private final Segment segment;
    private final @Nullable Mapping mapping;
    private final Map<String, Governed> governed = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();

    /** @param mapping how times are written; null: as {@link Times} knows */
    EventWriter(Incoming in, Segment segment, @Nullable Mapping mapping) {
        this.in = in;
        this.segment = segment;
        this.mapping = mapping;
    }

    /**
     * An SOP that rows name.
     *
     * @param tag its number in the log
     * @param times how its times are read
     */
    record Governed(String id, int tag, Times times) {}

    private record Waiting(
            int sop,
            String caseId,
            long at,
            int what,
            @Nullable String actor,
            @Nullable String note,
            @Nullable String id) {}

    Segment segment() {
        return segment;
    }

    /** @param named as the row says; blank: the default */
    Governed governed(String named) throws Unfit {
        Governed known = governed.get(named);
        if (known != null) {
            return known;
        }
        String id = sop(named, in.defaultSop(), in.sops());
        ZoneId zone = in.sops().latest(id).zone();
        Times times = mapping == null ? new Times(zone) : mapping.times(zone);
        Governed found = new Governed(id, in.log().sop(id), times);
        governed.put(named, found);
        return found;
    }

    /** The id of the SOP that a row follows. */
    static String sop(String named, @Nullable String defaultSop, Sops sops) throws Unfit {
        String id = named.isEmpty() ? defaultSop : named;
        if (id == null) {
            throw Unfit.field(Field.SOP, null, Reasons.whichSop(sops.versions().keySet()));
        }
        if (!sops.knows(id)) {
            throw Unfit.field(
                    Field.SOP, id, Reasons.unknownSop(id, sops.versions().keySet()));
        }
        return id;
    }

    /** Epoch milliseconds. */
    long at(Field field, String written, Governed sop) throws Unfit {
        return at(field, written, sop.times());
    }

    static long at(Field field, String written, Times times) throws Unfit {
        if (written.isEmpty()) {
            throw Unfit.field(field, null, Reasons.missing(field));
        }
        long at = times.at(written);
        if (at == Times.NONE) {
            throw Unfit.field(
                    field,
                    written,
                    times.isOfStrangeYear(written)
                            ? Reasons.strangeYear(written)
                            : Reasons.notATime(written, times.example(written)));
        }
        return at;
    }

    /** @param word blank: complete */
    static Transition transition(String word) throws Unfit {
        Transition transition = word.isEmpty() ? Transition.COMPLETE : Transition.of(word);
        if (transition == null) {
            throw Unfit.field(Field.TRANSITION, word, Reasons.unknownTransition(word));
        }
        return transition;
    }

    /** Names split at {@code ;} and {@code |}; null where nothing is recorded, none for a lone {@code -}. */
    static @Nullable List<String> documents(String cell) {
        if (cell.equals("-")) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= cell.length(); i++) {
            if (i == cell.length() || cell.charAt(i) == ';' || cell.charAt(i) == '|') {
                String name = Name.trimmed(cell.substring(from, i));
                if (!name.isEmpty()) {
                    names.add(name);
                }
                from = i + 1;
            }
        }
        return names.isEmpty() ? null : names;
    }

    /** What keeps a text from being taken, whatever it is meant for; null: nothing. */
    static @Nullable Text fault(String text) {
        if (text.length() > Rejected.LONGEST_CELL / 3
                && text.getBytes(StandardCharsets.UTF_8).length > Rejected.LONGEST_CELL) {
            return Reasons.tooLong();
        }
        if (text.indexOf('\0') >= 0) {
            return Reasons.nul();
        }
        return text.indexOf('\uFFFD') >= 0 ? Reasons.notUtf8(text) : null;
    }

    /** The name of a case or step, blank where it has none. */
    static String name(Field field, String text) throws Unfit {
        if (text.length() > LONGEST_NAME / 3 && text.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw Unfit.field(field, text, Reasons.nameTooLong(LONGEST_NAME));
        }
        return text;
    }

    /** The name of a case; never blank. */
    static String caseId(String text) throws Unfit {
        if (text.isEmpty()) {
            throw Unfit.field(Field.CASE, null, Reasons.missing(Field.CASE));
        }
        return name(Field.CASE, text);
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Takes down an event; it counts once {@link #commit} is called. Blank texts are absent ones. */
    void add(Governed sop, String caseId, long at, int what, String actor, String note, String id) throws Unfit {
        waiting.add(new Waiting(sop.tag(), caseId(caseId), at, what, orNull(actor), orNull(note), orNull(id)));
    }

    /** The identity of the start that a row with a {@code start_timestamp} is besides. */
    static String startOf(String id) {
        return id.isEmpty() ? "" : id + "#start";
    }

    static Particulars start(Particulars own) {
        return new Particulars(own.step(), Transition.START, own.role(), null, null, List.of());
    }

    void add(Draft draft) throws Unfit {
        Governed sop = governed(draft.text(Field.SOP));
        List<Attribute> attributes = new ArrayList<>();
        draft.attributes().forEach((name, value) -> attributes.add(new Attribute(name, value)));
        Particulars own = new Particulars(
                orNull(name(Field.STEP, draft.text(Field.STEP))),
                transition(draft.text(Field.TRANSITION)),
                orNull(draft.text(Field.ROLE)),
                draft.inputs(),
                draft.outputs(),
                attributes);
        String caseId = draft.text(Field.CASE);
        String actor = draft.text(Field.ACTOR);
        String id = draft.text(Field.EVENT_ID);
        long at = at(Field.AT, draft.text(Field.AT), sop);
        String start = draft.text(Field.START);
        if (!start.isEmpty()) {
            long began = at(Field.START, start, sop);
            add(sop, caseId, began, segment.what(start(own)), actor, "", startOf(id));
        }
        add(sop, caseId, at, segment.what(own), actor, draft.text(Field.NOTE), id);
    }

    void commit(long line) {
        int place = (int) Math.min(Integer.MAX_VALUE, line);
        segment.beginRow(place);
        for (Waiting event : waiting) {
            segment.add(
                    segment.cases().code(event.sop(), event.caseId()),
                    event.at(),
                    event.what(),
                    event.actor() == null ? NONE : segment.people().code(event.actor()),
                    event.note() == null ? NONE : segment.notes().code(event.note()),
                    event.id() == null ? NONE : segment.ids().code(event.id()),
                    place);
        }
        waiting.clear();
    }

    void forget() {
        waiting.clear();
    }
}
