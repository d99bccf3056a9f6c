package id.patuh.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run of events from one file, column by column, with numbering of its own for what repeats. One thread fills it;
 * {@link EventLogBuilder} joins the segments of a log.
 */
public final class Segment {

    static final int NONE = -1;

    final int file;
    final Texts cases = new Texts();
    final Texts people = new Texts();
    final Texts notes = new Texts();
    final Texts ids = new Texts();
    final List<Particulars> particulars = new ArrayList<>();
    private final Map<Particulars, Integer> particularsCodes = new HashMap<>();
    private final Map<String, String> spellings = new HashMap<>();

    int size;
    int[] caseCode = new int[1024];
    long[] at = new long[1024];
    int[] what = new int[1024];
    int[] actor = new int[1024];
    int[] line = new int[1024];
    int @Nullable [] note;
    int @Nullable [] id;
    /** Events with which a row begins though they stand on the line of the one before; null: there are none. */
    @Nullable
    BitSet begins;
    /** The file of each event; null: {@link #file}. */
    short @Nullable [] files;

    Segment(int file) {
        this.file = file;
    }

    public int size() {
        return size;
    }

    /** Numbers of case names, tagged with the number of their SOP. */
    public Texts cases() {
        return cases;
    }

    public Texts people() {
        return people;
    }

    public Texts ids() {
        return ids;
    }

    public Texts notes() {
        return notes;
    }

    /** The number of these particulars; equal ones share one. */
    public int what(Particulars said) {
        Integer known = particularsCodes.get(said);
        if (known != null) {
            return known;
        }
        particulars.add(said);
        particularsCodes.put(said, particulars.size() - 1);
        return particulars.size() - 1;
    }

    /** One shared copy of a text that comes often. */
    public String shared(String text) {
        String known = spellings.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    public void add(int sop, CaseEvent event) {
        add(
                cases.code(sop, event.caseId()),
                event.at(),
                what(event.particulars()),
                event.actor() == null ? NONE : people.code(event.actor()),
                event.note() == null ? NONE : notes.code(event.note()),
                event.id() == null ? NONE : ids.code(event.id()),
                (int) Math.min(Integer.MAX_VALUE, event.line()));
    }

    /** Adds an event whose texts were numbered already; −1 stands for an absent actor, note or id. */
    public void add(int caseNumber, long instant, int whatNumber, int who, int remark, int identity, int place) {
        if (size == caseCode.length) {
            widen(size * 2);
        }
        caseCode[size] = caseNumber;
        at[size] = instant;
        what[size] = whatNumber;
        actor[size] = who;
        line[size] = place;
        if (remark != NONE || note != null) {
            note = put(note, remark);
        }
        if (identity != NONE || id != null) {
            id = put(id, identity);
        }
        size++;
    }

    /** The event added next begins a row, though it may stand on the line of the one before it. */
    public void beginRow(int place) {
        if (size > 0 && line[size - 1] == place) {
            if (begins == null) {
                begins = new BitSet();
            }
            begins.set(size);
        }
    }

    /** Adds an event of another file than the segment's. */
    public void add(int ofFile, int sop, CaseEvent event) {
        add(sop, event);
        if (files == null) {
            files = new short[caseCode.length];
            Arrays.fill(files, (short) file);
        } else if (files.length < caseCode.length) {
            files = Arrays.copyOf(files, caseCode.length);
        }
        files[size - 1] = (short) ofFile;
    }

    /** Lines of the events from {@code first} to before {@code last} move on by so many. */
    public void shiftLines(int first, int last, long by) {
        for (int i = first; i < last; i++) {
            line[i] = (int) Math.min(Integer.MAX_VALUE, line[i] + by);
        }
    }

    private int[] put(int @Nullable [] column, int value) {
        int[] wide = column;
        if (wide == null) {
            wide = new int[caseCode.length];
            Arrays.fill(wide, NONE);
        }
        wide[size] = value;
        return wide;
    }

    /** Makes room at once for so many events in all. */
    public void expect(long events) {
        if (events > caseCode.length && events < Integer.MAX_VALUE / 2) {
            widen((int) events);
        }
    }

    private void widen(int length) {
        caseCode = Arrays.copyOf(caseCode, length);
        at = Arrays.copyOf(at, length);
        what = Arrays.copyOf(what, length);
        actor = Arrays.copyOf(actor, length);
        line = Arrays.copyOf(line, length);
        note = grown(note, length);
        id = grown(id, length);
    }

    private int @Nullable [] grown(int @Nullable [] column, int length) {
        if (column == null) {
            return null;
        }
        int[] wide = Arrays.copyOf(column, length);
        Arrays.fill(wide, size, length, NONE);
        return wide;
    }
}
