package id.patuh.intake;

import id.patuh.lint.Complaints;
import id.patuh.lint.Fields;
import id.patuh.lint.Known;
import id.patuh.lint.Node;
import id.patuh.lint.Phrase;
import id.patuh.lint.YamlReader;
import id.patuh.sop.FileFault;
import id.patuh.sop.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of somebody else's table mean: {@code audit --mapping FILE}. It need not say what a heading says by
 * itself.
 *
 * <pre>{@code
 * null: ['?']                              # cells with exactly this text are blank
 * times: {patterns: [d/M/yyyy HH:mm], zone: Asia/Makassar}
 * columns:                                 # for every event of a row
 *   case: number                           # field: column
 *   sop: {value: servis-komputer}          # the same in every row
 *   role: {column: group, values: {'Group 1': teknis, 'Group 2': kasie}}
 *   attr:prioritas: priority               # an attribute under a name of its own
 * keep: [category]                         # other columns kept as attributes; or ignore: [...]; default: all
 * events:                                  # what one row yields; default: one event
 *   - {step: {value: opened}, at: opened_at, attributes: none}
 *   - {step: {value: closed}, at: closed_at, when: closed_at}
 *   - {step: state, transition: {value: record}, at: updated_at, when: [by, {state: [Active, New]}]}
 * }</pre>
 *
 * <p>The fields are those of FORMATS.md: case, step, transition, at, start_timestamp, sop, event_id, actor, role, inputs,
 * outputs, note. What an event says of a field goes before what {@code columns} says. {@code docs/mapping.md} tells it at
 * length. Immutable.
 */
public final class Mapping {

    private static final List<String> KEYS = List.of("null", "times", "columns", "keep", "ignore", "events");
    private static final List<String> OF_EVENT = List.of("when", "attributes");

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final ZonedDateTime SOME_TIME = ZonedDateTime.of(2026, 10, 25, 21, 43, 54, 0, ZoneOffset.UTC);

    private final String file;
    private final Set<String> nulls;
    private final List<DateTimeFormatter> patterns;
    private final @Nullable ZoneId zone;
    private final Map<String, Part> columns;
    private final @Nullable List<Node.Scalar> keep;
    private final List<Node.Scalar> ignore;
    private final List<Event> events;

    /** Where a field or attribute comes from: a column, or a constant where {@code column} is null. */
    private record Part(Node.@Nullable Scalar column, String constant, Map<String, String> words) {}

    /**
     * One event of a row.
     *
     * @param attributes the columns it takes attributes from; null: all that are kept
     */
    private record Event(
            Map<String, Part> parts,
            List<When> when,
            @Nullable List<Node.Scalar> attributes) {}

    private record When(Node.Scalar column, Set<String> values) {}

    private Mapping(Reading read) {
        file = read.complaints.file();
        nulls = Set.copyOf(read.nulls);
        patterns = List.copyOf(read.patterns);
        zone = read.zone;
        columns = read.columns;
        keep = read.keep;
        ignore = read.ignore;
        events = List.copyOf(read.events);
    }

    /**
     * Reads a mapping.
     *
     * @throws UnreadableMapping naming line, column and remedy of everything that is wrong with it
     * @throws FileFault where it is not there or cannot be read
     */
    public static Mapping read(Path file) {
        try {
            return of(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }

    /**
     * Reads a mapping from the bytes of a file of that name.
     *
     * @throws UnreadableMapping naming line, column and remedy of everything that is wrong with it
     */
    public static Mapping of(String file, byte[] yaml) {
        Complaints complaints = new Complaints(file);
        Reading reading = new Reading(complaints);
        Node root = YamlReader.read(yaml, new Phrase("pemetaan", "mapping"), complaints);
        if (root != null) {
            reading.root(root);
        }
        if (complaints.hasFaults()) {
            throw new UnreadableMapping(complaints.faults());
        }
        return new Mapping(reading);
    }

    /** Whether a cell with that text, without outer blanks, is as good as blank. */
    boolean meansNothing(String cell) {
        return nulls.contains(cell);
    }

    /** Whether it says where a field of every event comes from. */
    boolean says(Field field) {
        return columns.containsKey(field.word());
    }

    /** The column from which a field of every event comes; null: from none. */
    @Nullable
    String column(Field field) {
        Part part = columns.get(field.word());
        return part == null || part.column() == null ? null : part.column().text();
    }

    /** How times of the table are read. */
    Times times(ZoneId ofSop) {
        return new Times(zone == null ? ofSop : zone, patterns);
    }

    /**
     * The events that rows of a table yield.
     *
     * @param names its headings
     * @param line where they stand
     * @throws Unreadable where a column that is asked for is missing, or no column means what every event needs
     */
    List<Layout> layouts(List<String> names, long line) throws Unreadable {
        Table table = new Table(names, line);
        List<Layout> layouts = new ArrayList<>();
        for (Event event : events.isEmpty() ? List.of(new Event(Map.of(), List.of(), null)) : events) {
            layouts.add(table.layout(event));
        }
        return layouts;
    }

    /** The columns of one table. */
    private final class Table {
        private final List<String> names;
        private final long line;
        private final Map<String, Integer> byName = new HashMap<>();
        private final Set<String> repeated = new HashSet<>();
        private final Set<Integer> spoken = new HashSet<>();
        private final Map<Field, Integer> byItself = new HashMap<>();

        Table(List<String> names, long line) throws Unreadable {
            this.names = names;
            this.line = line;
            for (int i = 0; i < names.size(); i++) {
                if (byName.putIfAbsent(Name.folded(names.get(i)), i) != null) {
                    repeated.add(Name.folded(names.get(i)));
                }
            }
            for (Part part : columns.values()) {
                speak(part);
            }
            for (Event event : events) {
                for (Part part : event.parts().values()) {
                    speak(part);
                }
            }
            for (Node.Scalar ignored : ignore) {
                spoken.add(index(ignored));
            }
            knownByThemselves();
        }

        private void speak(Part part) throws Unreadable {
            if (part.column() != null) {
                spoken.add(index(part.column()));
            }
        }

        /** Columns the mapping does not speak of mean what their headings say. */
        private void knownByThemselves() throws Unreadable {
            for (int i = 0; i < names.size(); i++) {
                Field field = spoken.contains(i) ? null : Field.of(names.get(i));
                if (field != null && !columns.containsKey(field.word())) {
                    Integer before = byItself.putIfAbsent(field, i);
                    if (before != null) {
                        throw new Unreadable(
                                line,
                                Reasons.sameMeaning(names.get(before), before + 1, names.get(i), i + 1, field.word()));
                    }
                }
            }
            spoken.addAll(byItself.values());
        }

        private int index(Node.Scalar column) throws Unreadable {
            String name = Name.folded(column.text());
            Integer index = byName.get(name);
            if (index == null) {
                throw new Unreadable(line, Reasons.missingMapped(column.text(), file, column.line(), names));
            }
            if (repeated.contains(name)) {
                throw new Unreadable(line, Reasons.mappedTwice(column.text()));
            }
            return index;
        }

        Layout layout(Event event) throws Unreadable {
            Map<String, Part> parts = new HashMap<>(columns);
            parts.putAll(event.parts());
            Map<Field, Layout.Source> sources = new EnumMap<>(Field.class);
            for (Field field : Field.values()) {
                Part part = parts.get(field.word());
                Integer itself = byItself.get(field);
                if (part != null) {
                    sources.put(field, source(part));
                } else if (itself != null) {
                    sources.put(field, new Layout.Column(itself, Map.of()));
                } else if (field == Field.CASE || field == Field.AT) {
                    throw new Unreadable(line, Reasons.missingColumn(field, names));
                }
            }
            List<Layout.Clause> clauses = new ArrayList<>();
            for (When when : event.when()) {
                clauses.add(new Layout.Clause(index(when.column()), when.values()));
            }
            return new Layout(sources, attributes(event, parts), clauses);
        }

        private Layout.Source source(Part part) throws Unreadable {
            return part.column() == null
                    ? new Layout.Constant(part.constant())
                    : new Layout.Column(index(part.column()), part.words());
        }

        private List<Layout.Named> attributes(Event event, Map<String, Part> parts) throws Unreadable {
            Map<String, Layout.Source> named = new TreeMap<>();
            if (event.attributes() != null) {
                for (Node.Scalar column : event.attributes()) {
                    put(named, index(column));
                }
            } else if (keep != null) {
                for (Node.Scalar column : keep) {
                    put(named, index(column));
                }
            } else {
                for (int i = 0; i < names.size(); i++) {
                    if (!spoken.contains(i) && !names.get(i).isEmpty()) {
                        put(named, i);
                    }
                }
            }
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                boolean own = event.parts().containsKey(part.getKey());
                if (part.getKey().startsWith("attr:") && (own || event.attributes() == null)) {
                    named.put(Heading.attribute(part.getKey()), source(part.getValue()));
                }
            }
            List<Layout.Named> attributes = new ArrayList<>();
            named.forEach((name, source) -> attributes.add(new Layout.Named(name, source)));
            return attributes;
        }

        private void put(Map<String, Layout.Source> named, int column) throws Unreadable {
            String name = Heading.attribute(names.get(column));
            if (named.put(name, new Layout.Column(column, Map.of())) != null) {
                throw new Unreadable(line, Reasons.mappedTwice(name));
            }
        }
    }

    /** The file while it is read. */
    private static final class Reading {
        private final Complaints complaints;
        private final Set<String> nulls = new HashSet<>();
        private final List<DateTimeFormatter> patterns = new ArrayList<>();
        private final Map<String, Part> columns = new LinkedHashMap<>();
        private final List<Event> events = new ArrayList<>();
        private @Nullable ZoneId zone;
        private @Nullable List<Node.Scalar> keep;
        private List<Node.Scalar> ignore = List.of();

        Reading(Complaints complaints) {
            this.complaints = complaints;
        }

        void root(Node root) {
            Fields fields = Fields.of(root, new Phrase("pemetaan", "a mapping"), complaints, KEYS);
            if (fields == null) {
                return;
            }
            fields.texts("null").forEach(text -> nulls.add(text.text()));
            Node times = fields.node("times");
            if (times != null) {
                times(times);
            }
            Node all = fields.node("columns");
            if (all != null) {
                columns.putAll(parts(all, Phrase.same("columns"), List.of()));
            }
            keep = fields.has("keep") ? fields.texts("keep") : null;
            ignore = fields.texts("ignore");
            if (keep != null && !ignore.isEmpty()) {
                complaints.fault(
                        ignore.get(0),
                        "'keep' dan 'ignore' tidak dapat dipakai bersama; hapus salah satu",
                        "'keep' and 'ignore' exclude each other; delete one");
            }
            Node yields = fields.node("events");
            if (yields instanceof Node.Sequence list) {
                list.items().forEach(this::event);
            } else if (yields != null) {
                complaints.fault(
                        yields,
                        "'events' berupa " + yields.kind().id()
                                + "; tulis daftar, masing-masing satu '- {step: …, at: …}'",
                        "'events' is " + yields.kind().en() + "; write a list, one '- {step: …, at: …}' each");
            }
        }

        private void times(Node node) {
            Fields fields = Fields.of(node, Phrase.same("times"), complaints, List.of("patterns", "zone", "language"));
            if (fields == null) {
                return;
            }
            Node.Scalar language = fields.text("language");
            Locale locale = language == null ? Locale.ENGLISH : locale(language);
            fields.texts("patterns").forEach(pattern -> pattern(pattern, locale));
            Node.Scalar named = fields.text("zone");
            if (named != null) {
                zone(named);
            }
        }

        private Locale locale(Node.Scalar language) {
            Locale locale = Locale.forLanguageTag(language.text());
            if (!LANGUAGES.contains(locale.getLanguage())) {
                complaints.fault(
                        language,
                        "bahasa tidak dikenal " + Known.quoted(language.text()) + "; tulis misalnya id atau en",
                        "unknown language " + Known.quoted(language.text()) + "; write one such as id or en");
                return Locale.ENGLISH;
            }
            return locale;
        }

        private void pattern(Node.Scalar pattern, Locale locale) {
            try {
                DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(yearsWithoutEra(pattern.text()))
                        .toFormatter(locale)
                        .withResolverStyle(ResolverStyle.STRICT);
                patterns.add(formatter);
                if (!tellsDates(formatter)) {
                    complaints.fault(
                            pattern,
                            Known.quoted(pattern.text())
                                    + " tidak memuat tanggal; tulis juga hari, bulan, dan tahun, misalnya d/M/yyyy HH:mm",
                            Known.quoted(pattern.text())
                                    + " tells no date; write day, month and year, too, such as d/M/yyyy HH:mm");
                }
            } catch (IllegalArgumentException e) {
                complaints.fault(
                        pattern,
                        Known.quoted(pattern.text())
                                + " bukan pola waktu; tulis misalnya d/M/yyyy HH:mm (huruf DateTimeFormatter Java)",
                        Known.quoted(pattern.text())
                                + " is no pattern of a time; write one like d/M/yyyy HH:mm (letters of Java's DateTimeFormatter)");
            }
        }

        /** Whether a date can be read from what is written with it. */
        private static boolean tellsDates(DateTimeFormatter formatter) {
            try {
                return formatter.parse(formatter.format(SOME_TIME)).query(TemporalQueries.localDate()) != null;
            } catch (DateTimeException impossible) {
                return false;
            }
        }

        /** With {@code y} a strict formatter would ask for the era. */
        private static String yearsWithoutEra(String pattern) {
            StringBuilder letters = new StringBuilder(pattern);
            boolean quoted = false;
            for (int i = 0; i < letters.length(); i++) {
                quoted ^= letters.charAt(i) == '\'';
                if (letters.charAt(i) == 'y' && !quoted) {
                    letters.setCharAt(i, 'u');
                }
            }
            return letters.toString();
        }

        private void zone(Node.Scalar named) {
            try {
                zone = ZoneId.of(named.text());
            } catch (DateTimeException e) {
                complaints.fault(
                        named,
                        "zona waktu tidak dikenal " + Known.quoted(named.text())
                                + "; tulis misalnya Asia/Makassar atau UTC",
                        "unknown time zone " + Known.quoted(named.text()) + "; write one like Asia/Makassar or UTC");
            }
        }

        private void event(Node node) {
            Map<String, Part> parts = parts(node, new Phrase("kejadian", "an event"), OF_EVENT);
            if (!(node instanceof Node.Mapping mapping)) {
                return;
            }
            if (parts.isEmpty()) {
                complaints.fault(
                        node,
                        "kejadian tanpa keterangan sendiri; beri sedikitnya 'at' atau 'step'",
                        "an event says nothing of its own; give it at least 'at' or 'step'");
            }
            Node when = mapping.get("when");
            Node attributes = mapping.get("attributes");
            events.add(new Event(
                    parts, when == null ? List.of() : when(when), attributes == null ? null : attributes(attributes)));
        }

        /** {@code field: column} and the like; the further keys are the caller's. */
        private Map<String, Part> parts(Node node, Phrase what, List<String> further) {
            Map<String, Part> parts = new LinkedHashMap<>();
            List<String> known = new ArrayList<>(Field.words());
            known.addAll(further);
            known.add("attr:NAME");
            Fields fields = Fields.of(node, what, complaints, known, Reading::isAttribute);
            if (fields == null) {
                return parts;
            }
            for (Node.Entry entry : fields.entries()) {
                String key = entry.key().text();
                Part part = further.contains(key) || !(isAttribute(key) || known.contains(key))
                        ? null
                        : part(key, entry.value());
                if (part != null) {
                    parts.put(isAttribute(key) ? "attr:" + Heading.attribute(key) : key, part);
                }
            }
            return parts;
        }

        private static boolean isAttribute(String key) {
            return key.startsWith("attr:") && !Name.trimmed(key.substring(5)).isEmpty();
        }

        private @Nullable Part part(String key, Node node) {
            if (!(node instanceof Node.Mapping)) {
                Node.Scalar column = Fields.text(node, key, complaints);
                return column == null ? null : new Part(column, "", Map.of());
            }
            Fields fields = Fields.of(node, Phrase.same(key), complaints, List.of("column", "value", "values"));
            if (fields == null) {
                return null;
            }
            if (fields.has("column") == fields.has("value")) {
                complaints.fault(
                        node,
                        Known.quoted(key) + " perlu 'column' atau 'value'; tulis {column: NAMA} untuk sebuah kolom,"
                                + " {value: TEKS} untuk isi yang sama di setiap baris",
                        Known.quoted(key) + " needs either 'column' or 'value'; write {column: NAME} for a"
                                + " column, {value: TEXT} for the same in every row");
                return null;
            }
            if (fields.has("value")) {
                Node.Scalar constant = fields.requiredText("value");
                return constant == null ? null : new Part(null, constant.text(), Map.of());
            }
            Node.Scalar column = fields.requiredText("column");
            Node values = fields.node("values");
            return column == null ? null : new Part(column, "", values == null ? Map.of() : words(values));
        }

        private Map<String, String> words(Node node) {
            Map<String, String> words = new HashMap<>();
            if (!(node instanceof Node.Mapping mapping)) {
                complaints.fault(
                        node,
                        "'values' berupa " + node.kind().id() + "; tulis {TEKS DALAM TABEL: ARTINYA, …}",
                        "'values' is " + node.kind().en() + "; write {TEXT IN THE TABLE: WHAT IT MEANS, …}");
                return words;
            }
            for (Node.Entry entry : mapping.entries()) {
                String meaning = entry.value().isNothing() ? "" : word(entry.value());
                if (words.put(Name.folded(entry.key().text()), meaning) != null) {
                    complaints.fault(
                            entry.key(),
                            Known.quoted(entry.key().text())
                                    + " ada dua kali di sini tanpa membedakan huruf besar dan kecil; pertahankan satu",
                            Known.quoted(entry.key().text()) + " stands here twice, letter case aside; keep one");
                }
            }
            return words;
        }

        private String word(Node node) {
            Node.Scalar text = Fields.text(node, "values", complaints);
            return text == null ? "" : text.text();
        }

        private List<When> when(Node node) {
            List<When> clauses = new ArrayList<>();
            for (Node item : node instanceof Node.Sequence list ? list.items() : List.of(node)) {
                if (item instanceof Node.Mapping mapping) {
                    mapping.entries().forEach(entry -> clauses.add(hasOneOf(entry.key(), entry.value())));
                } else {
                    Fields.texts(item, "when", complaints).forEach(column -> clauses.add(new When(column, Set.of())));
                }
            }
            if (clauses.isEmpty()) {
                complaints.fault(
                        node,
                        "'when' kosong; tulis when: KOLOM atau when: {KOLOM: NILAI}",
                        "'when' says nothing; write when: COLUMN or when: {COLUMN: VALUE}");
            }
            return clauses;
        }

        private When hasOneOf(Node.Scalar column, Node values) {
            Set<String> folded = new HashSet<>();
            Fields.texts(values, "when", complaints).forEach(value -> folded.add(Name.folded(value.text())));
            if (folded.isEmpty()) {
                complaints.fault(
                        values,
                        "tidak ada nilai untuk kolom " + Known.quoted(column.text())
                                + "; tulis satu, atau when: KOLOM untuk nilai apa pun",
                        "no value is given for column " + Known.quoted(column.text())
                                + "; write one, or when: COLUMN for any value at all");
            }
            return new When(column, folded);
        }

        private @Nullable List<Node.Scalar> attributes(Node node) {
            if (node instanceof Node.Scalar word
                    && (word.text().equals("none") || word.text().equals("all"))) {
                return word.text().equals("all") ? null : List.of();
            }
            return Fields.texts(node, "attributes", complaints);
        }
    }
}
