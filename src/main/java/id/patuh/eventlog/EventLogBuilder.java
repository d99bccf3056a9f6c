package id.patuh.eventlog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins the events of any number of files, in any order, into an {@link EventLog}. */
public final class EventLogBuilder {

    private static final int WORTH_SHARING = 100_000;

    private final List<String> files = new ArrayList<>();
    private final List<String> sops = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();

    /** The number under which a file is known from now on; its name as the user gave it. */
    public synchronized int file(String name) {
        files.add(name);
        return files.size() - 1;
    }

    /** The number of an SOP: the tag of its cases. */
    public synchronized int sop(String id) {
        int known = sops.indexOf(id);
        if (known >= 0) {
            return known;
        }
        sops.add(id);
        return sops.size() - 1;
    }

    /** A new segment for events of that file; several may be filled at once, each by one thread. */
    public synchronized Segment segment(int file) {
        Segment segment = new Segment(file);
        segments.add(segment);
        return segment;
    }

    /** A segment that counts only once it is {@linkplain #add added}: for a reading that may be given up. */
    public Segment loose(int file) {
        return new Segment(file);
    }

    public synchronized void add(Segment loose) {
        segments.add(loose);
    }

    /** Everything added so far, grouped by case. The segments are used up. */
    public EventLog build() {
        Joined joined = new Joined();
        long total = 0;
        for (Segment segment : segments) {
            total += segment.size;
        }
        if (total > Integer.MAX_VALUE - 16) {
            throw new IllegalStateException(
                    total + " events are more than one audit can hold; split the files by case");
        }
        List<Numbers> numbers = segments.stream().map(joined::join).toList();
        List<Share> shares = shares(total, numbers, joined.cases.size());
        segments.clear();
        Columns columns = new Columns((int) total, joined.notes.size() > 0, joined.ids.size() > 0);
        shares.parallelStream().forEach(Share::count);
        int[] starts = starts(shares, joined.cases.size());
        shares.parallelStream().forEach(share -> share.scatter(columns));
        return new EventLog(List.copyOf(files), List.copyOf(sops), joined, starts, columns);
    }

    /** Parts of about the same size, one after the other, for threads to join at once. */
    private List<Share> shares(long total, List<Numbers> numbers, int cases) {
        int most = total < WORTH_SHARING ? 1 : Runtime.getRuntime().availableProcessors();
        List<Share> shares = new ArrayList<>();
        long before = 0;
        for (int s = 0; s < segments.size(); s++) {
            Segment segment = segments.get(s);
            long middle = before + segment.size / 2;
            if (shares.isEmpty() || middle * most >= total * shares.size()) {
                shares.add(new Share(cases));
            }
            shares.get(shares.size() - 1).add(segment, numbers.get(s));
            before += segment.size;
        }
        return shares;
    }

    /** Where each case begins; each share learns where its own events of the case go. */
    private static int[] starts(List<Share> shares, int cases) {
        int[] starts = new int[cases + 1];
        int place = 0;
        for (int c = 0; c < cases; c++) {
            starts[c] = place;
            for (Share share : shares) {
                int events = share.next[c];
                share.next[c] = place;
                place += events;
            }
        }
        starts[cases] = place;
        return starts;
    }

    /** Segments one after the other. */
    private static final class Share {

        private final List<Segment> segments = new ArrayList<>();
        private final List<Numbers> numbers = new ArrayList<>();
        /** By case: how many events, then where the next one goes. */
        private final int[] next;

        Share(int cases) {
            next = new int[cases];
        }

        void add(Segment segment, Numbers renumbered) {
            segments.add(segment);
            numbers.add(renumbered);
        }

        void count() {
            for (int s = 0; s < segments.size(); s++) {
                Segment segment = segments.get(s);
                int[] renumbered = numbers.get(s).cases;
                for (int i = 0; i < segment.size; i++) {
                    next[renumbered[segment.caseCode[i]]]++;
                }
            }
        }

        void scatter(Columns columns) {
            for (int s = 0; s < segments.size(); s++) {
                columns.scatter(segments.get(s), numbers.get(s), next);
                // what stands in the columns need not be there twice
                segments.set(s, new Segment(0));
            }
        }
    }

    /** What each number of a segment is in the whole log. */
    private record Numbers(int[] cases, int[] people, int[] notes, int[] ids, int[] what) {}

    /** The numbering of the whole log. */
    static final class Joined {
        final Texts cases = new Texts();
        final Texts people = new Texts();
        final Texts notes = new Texts();
        final Texts ids = new Texts();
        final List<Particulars> particulars = new ArrayList<>();
        private final Map<Particulars, Integer> codes = new HashMap<>();

        private Numbers join(Segment segment) {
            int[] what = new int[segment.particulars.size()];
            for (int i = 0; i < what.length; i++) {
                what[i] = code(segment.particulars.get(i));
            }
            return new Numbers(
                    cases.merge(segment.cases),
                    people.merge(segment.people),
                    notes.merge(segment.notes),
                    ids.merge(segment.ids),
                    what);
        }

        private int code(Particulars said) {
            Integer known = codes.putIfAbsent(said, particulars.size());
            if (known != null) {
                return known;
            }
            particulars.add(said);
            return particulars.size() - 1;
        }
    }

    /** The events of the whole log, grouped by case. */
    static final class Columns {
        final long[] at;
        final int[] what;
        final int[] actor;
        final int[] line;
        final short[] file;
        final int @Nullable [] note;
        final int @Nullable [] id;
        final BitSet begins = new BitSet();

        Columns(int size, boolean notes, boolean ids) {
            at = new long[size];
            what = new int[size];
            actor = new int[size];
            line = new int[size];
            file = new short[size];
            note = notes ? new int[size] : null;
            id = ids ? new int[size] : null;
        }

        private void scatter(Segment from, Numbers numbers, int[] next) {
            for (int i = 0; i < from.size; i++) {
                int to = next[numbers.cases[from.caseCode[i]]]++;
                at[to] = from.at[i];
                what[to] = numbers.what[from.what[i]];
                actor[to] = number(numbers.people, from.actor[i]);
                line[to] = from.line[i];
                file[to] = from.files == null ? (short) from.file : from.files[i];
                if (from.begins != null && from.begins.get(i)) {
                    begin(to);
                }
                if (note != null) {
                    note[to] = from.note == null ? Segment.NONE : number(numbers.notes, from.note[i]);
                }
                if (id != null) {
                    id[to] = from.id == null ? Segment.NONE : number(numbers.ids, from.id[i]);
                }
            }
        }

        private synchronized void begin(int row) {
            begins.set(row);
        }

        private static int number(int[] numbers, int code) {
            return code == Segment.NONE ? Segment.NONE : numbers[code];
        }
    }
}
