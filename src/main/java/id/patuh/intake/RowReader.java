package id.patuh.intake;

import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Segment;
import id.patuh.sop.Name;
import id.patuh.sop.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of the rows of one table: each row becomes events in the segment or a {@link Rejected}, never both. Rows
 * in which nothing stands are passed over. For use by one thread; several may read parts of one table, each into a
 * segment of its own.
 */
final class RowReader {

    private static final int MOST_REMEMBERED = 100_000;
    private static final String MARK = "?";

    private final Incoming in;
    private final Heading heading;
    private final EventWriter writer;
    private final Segment segment;
    private final List<Wordings> wordings;
    private final Map<Attribute, Attribute> attributes = new HashMap<>();

    /** @throws Unreadable where no row of the table can be read, as nothing says which SOP they follow */
    RowReader(Incoming in, Heading heading, Segment segment) throws Unreadable {
        this.in = in;
        this.heading = heading;
        this.segment = segment;
        this.writer = new EventWriter(in, segment, in.mapping());
        this.wordings = heading.layouts().stream().map(Wordings::new).toList();
        boolean named =
                heading.layouts().stream().noneMatch(layout -> layout.source(Field.SOP) instanceof Layout.Nothing);
        if (!named && in.defaultSop() == null) {
            throw new Unreadable(0, Reasons.whichSop(in.sops().versions().keySet()));
        }
    }

    /**
     * Reads one row.
     *
     * @param row its cells as they stand in the file; not changed
     * @param line where it begins, from 1
     */
    void read(String[] row, long line) {
        read(row, line, null);
    }

    /** @param place where the row comes from within its line, as a JSON pointer; null: it is the line */
    void read(String[] row, long line, @Nullable String place) {
        String[] cells = trimmed(row);
        if (cells == null) {
            return;
        }
        Layout read = heading.layouts().get(0);
        try {
            check(cells, row.length);
            boolean yielded = false;
            for (Wordings event : wordings) {
                read = event.layout;
                if (read.appliesTo(cells)) {
                    add(event, cells);
                    yielded = true;
                }
            }
            if (!yielded) {
                throw Unfit.row(Reasons.noEvent());
            }
            in.rows().increment();
            writer.commit(line);
        } catch (Unfit unfit) {
            writer.forget();
            reject(unfit, read, row.length < heading.width() ? marked(cells) : cells, line, place);
        }
    }

    /** With a mark under no heading where its fault stands in no cell, so that nobody takes the row for a mended one. */
    private String[] marked(String[] cells) {
        int width = heading.names().size();
        if (cells.length > width) {
            return cells;
        }
        String[] marked = Arrays.copyOf(cells, width + 1);
        Arrays.fill(marked, cells.length, width, "");
        marked[width] = MARK;
        return marked;
    }

    /**
     * The numbers, in the segment, of what a row's cells say besides case, time, actor, note and identity: of the event
     * itself, and of the start that it is besides where the table has start times.
     *
     * @param row untrimmed cells, as many as the heading has
     * @throws Unfit where the row would be rejected for any of its cells but case and times
     */
    int[] particulars(String[] row) throws Unfit {
        String[] cells = trimmed(row);
        if (cells == null) {
            throw Unfit.row(Reasons.noEvent());
        }
        check(cells, row.length);
        Said said = wordings.get(0).said(cells);
        boolean starts = heading.layouts().get(0).column(Field.START) >= 0;
        return new int[] {said.number(), starts ? said.start(segment) : -1};
    }

    /** A row that is no row, for a reason of its own. */
    void reject(Text reason, String[] row, long line) {
        String[] cells = trimmed(row);
        reject(Unfit.row(reason), heading.layouts().get(0), marked(cells == null ? row : cells), line, null);
    }

    /** A row of which a cell cannot be read, from 0. */
    void reject(int column, Text reason, String[] row, long line) {
        String[] cells = trimmed(row);
        if (cells != null) {
            reject(
                    Unfit.column(column, cells[column], reason),
                    heading.layouts().get(0),
                    cells,
                    line,
                    null);
        }
    }

    /** The row's own cells without outer blanks; null where nothing stands in them. */
    private String @Nullable [] trimmed(String[] row) {
        int own = heading.givenBack() && row.length >= 2
                ? Math.max(Math.min(row.length, heading.names().size()), row.length - 2)
                : row.length;
        String[] cells = new String[own];
        boolean blank = true;
        for (int i = 0; i < own; i++) {
            cells[i] = Name.trimmed(heading.givenBack() ? Rejects.plain(row[i]) : row[i]);
            blank &= cells[i].isEmpty();
        }
        return blank ? null : nulls(cells);
    }

    private String[] nulls(String[] cells) {
        Mapping mapping = in.mapping();
        if (mapping != null) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = mapping.meansNothing(cells[i]) ? "" : cells[i];
            }
        }
        return cells;
    }

    private void check(String[] cells, int width) throws Unfit {
        if (width != heading.width()) {
            throw Unfit.row(Reasons.ragged(width, heading.width()));
        }
        for (int i = 0; i < cells.length; i++) {
            Text fault = EventWriter.fault(cells[i]);
            if (fault != null) {
                throw Unfit.column(i, cells[i], fault);
            }
            if (heading.names().get(i).isEmpty() && !cells[i].isEmpty()) {
                throw Unfit.column(i, cells[i], Reasons.underNoName(cells[i]));
            }
        }
    }

    private void add(Wordings event, String[] cells) throws Unfit {
        Layout layout = event.layout;
        EventWriter.Governed sop = writer.governed(text(layout, Field.SOP, cells));
        String caseId = EventWriter.caseId(text(layout, Field.CASE, cells));
        Said said = event.said(cells);
        long at = writer.at(Field.AT, text(layout, Field.AT, cells), sop);
        String actor = text(layout, Field.ACTOR, cells);
        String id = event.id(cells);
        String start = text(layout, Field.START, cells);
        if (!start.isEmpty()) {
            long began = writer.at(Field.START, start, sop);
            writer.add(sop, caseId, began, said.start(segment), actor, "", EventWriter.startOf(id));
        }
        writer.add(sop, caseId, at, said.number(), actor, text(layout, Field.NOTE, cells), id);
    }

    private static String text(Layout layout, Field field, String[] cells) {
        return Layout.text(layout.source(field), cells);
    }

    /** @param read the event of the row that could not be read */
    private void reject(Unfit unfit, Layout read, String[] cells, long line, @Nullable String place) {
        Field field = unfit.field();
        int column = field == null ? unfit.column() : read.column(field);
        String name = column >= 0 ? heading.names().get(column) : field == null ? unfit.name() : field.word();
        in.reject(new Rejected(
                in.name(),
                line,
                place == null ? column + 1 : 0,
                place == null ? name : place,
                unfit.value(),
                unfit.reason(),
                heading.names(),
                Arrays.asList(cells)));
    }

    private Attribute shared(Attribute attribute) {
        if (attributes.size() > MOST_REMEMBERED) {
            attributes.clear();
        }
        Attribute known = attributes.putIfAbsent(attribute, attribute);
        return known == null ? attribute : known;
    }

    /** Particulars under their number, and those of the start that a row with a {@code start_timestamp} is besides. */
    private static final class Said {
        private final Particulars own;
        private final int number;
        private int start = -1;

        Said(Particulars own, Segment segment) {
            this.own = own;
            this.number = segment.what(own);
        }

        int number() {
            return number;
        }

        int start(Segment segment) {
            if (start < 0) {
                start = segment.what(EventWriter.start(own));
            }
            return start;
        }
    }

    /** The particulars that combinations of cells came to before. */
    private final class Wordings {
        private final Layout layout;
        private final int[] columns;
        private final List<Layout.Named> named;
        private final Map<Wording, Said> known = new HashMap<>();
        private final Wording asked;
        private final int number;

        Wordings(Layout layout) {
            this.layout = layout;
            this.columns = layout.particularColumns();
            this.named = layout.attributes().stream()
                    .sorted(Comparator.comparing(Layout.Named::name))
                    .toList();
            this.asked = new Wording(new String[columns.length]);
            Layout.Source ids = layout.source(Field.EVENT_ID);
            this.number = (int) heading.layouts().stream()
                    .takeWhile(other -> other != layout)
                    .filter(other -> other.source(Field.EVENT_ID).equals(ids))
                    .count();
        }

        /** Events of one row that take their identity from one column are told apart by their number. */
        String id(String[] cells) {
            String id = text(layout, Field.EVENT_ID, cells);
            return id.isEmpty() || number == 0 ? id : id + "#" + (number + 1);
        }

        Said said(String[] cells) throws Unfit {
            for (int i = 0; i < columns.length; i++) {
                asked.cells[i] = cells[columns[i]];
            }
            Said said = known.get(asked);
            if (said == null) {
                said = new Said(particulars(cells), segment);
                if (known.size() > MOST_REMEMBERED) {
                    known.clear();
                }
                known.put(new Wording(asked.cells.clone()), said);
            }
            return said;
        }

        private Particulars particulars(String[] cells) throws Unfit {
            List<Attribute> present = new ArrayList<>();
            for (Layout.Named attribute : named) {
                String value = Layout.text(attribute.source(), cells);
                if (!value.isEmpty()) {
                    present.add(shared(new Attribute(attribute.name(), value)));
                }
            }
            return new Particulars(
                    EventWriter.orNull(EventWriter.name(Field.STEP, text(layout, Field.STEP, cells))),
                    EventWriter.transition(text(layout, Field.TRANSITION, cells)),
                    EventWriter.orNull(text(layout, Field.ROLE, cells)),
                    EventWriter.documents(text(layout, Field.INPUTS, cells)),
                    EventWriter.documents(text(layout, Field.OUTPUTS, cells)),
                    present);
        }
    }

    /** The cells that decide particulars. */
    private static final class Wording {
        private final String[] cells;

        Wording(String[] cells) {
            this.cells = cells;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Wording wording && Arrays.equals(cells, wording.cells);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(cells);
        }
    }
}
