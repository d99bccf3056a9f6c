package id.patuh.intake;

import id.patuh.sop.Name;
import id.patuh.sop.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object-centric log as a table, one row for each event and each case that the event has to do with. The cases are the
 * objects of one type. The columns: {@code event_id}, {@code activity}, {@code timestamp}; the attributes of events; each
 * type of object, with the objects' ids; {@code TYPE:NAME} for their attributes. Where no mapping speaks of the cases, their
 * type is called {@code case}. An object that is related as {@code input}, {@code output}, {@code actor} or {@code role}
 * stands in that column instead.
 *
 * <p>A case's attributes stand with its first event, as they are then; each later value is a row of its own that only
 * records it, see {@link #changes}. Attributes of other objects are as of the event.
 */
final class OcelTable {

    /** Between the ids of several objects. */
    static final String SEPARATOR = "; ";

    private static final Set<Field> BASE = Set.of(Field.EVENT_ID, Field.STEP, Field.AT, Field.CASE);
    private static final Set<String> DOCUMENT_TYPES = Set.of("document", "documents", "dokumen", "inputs", "outputs");
    private static final List<String> NAMES = List.of("name", "nama", "concept:name");

    private final OcelLog log;
    private final @Nullable String caseType;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> byMeaning = new HashMap<>();
    private final int caseColumn;
    private final String caseName;
    private final Map<String, OcelLog.Happening> first = new LinkedHashMap<>();

    /**
     * A row.
     *
     * @param value what is wrong with it
     * @param fault why the event cannot be taken; null: nothing so far
     */
    record Line(
            String[] cells,
            @Nullable String value,
            @Nullable Text fault) {}

    /** A row that records what an attribute of a case became. */
    record Changed(String[] cells, OcelLog.Value value) {}

    /**
     * The table of a log.
     *
     * @param mapping may say which objects are the cases; null: what is there must tell
     * @throws Unreadable where nothing tells which objects are the cases
     */
    static OcelTable of(OcelLog log, @Nullable Mapping mapping) throws Unreadable {
        if (mapping == null || !mapping.says(Field.CASE)) {
            String likely = likelyCases(log);
            return new OcelTable(log, likely, likely == null ? "" : Field.CASE.word());
        }
        String asked = mapping.column(Field.CASE);
        String type = typesOf(log).stream()
                .filter(one -> asked != null && Name.folded(one).equals(Name.folded(asked)))
                .findFirst()
                .orElse(null);
        return new OcelTable(log, type, type == null ? "" : type);
    }

    /** One row for each event, with objects of every type, to choose by it which ones are the cases. */
    static OcelTable unfolded(OcelLog log) {
        return new OcelTable(log, null, "");
    }

    /**
     * @param caseType the type of the cases; null: an attribute of events says which case they are of
     * @param caseName what the column of the cases is called; empty: there is no type of the cases
     */
    private OcelTable(OcelLog log, @Nullable String caseType, String caseName) {
        this.log = log;
        this.caseType = caseType;
        this.caseName = caseName;
        column(Field.EVENT_ID.word());
        column("activity");
        column("timestamp");
        caseColumn = caseName.isEmpty() ? -1 : column(caseName);
        log.events().forEach(this::spread);
    }

    /** The types of the objects that events have to do with, other than as documents, people or roles. */
    static Set<String> typesOf(OcelLog log) {
        Set<String> types = new LinkedHashSet<>();
        for (OcelLog.Happening event : log.events()) {
            for (OcelLog.Link link : event.links()) {
                OcelLog.Thing object = log.objects().get(link.object());
                if (object != null && as(link) == null) {
                    types.add(object.type());
                }
            }
        }
        return types;
    }

    private static @Nullable String likelyCases(OcelLog log) throws Unreadable {
        Set<String> types = typesOf(log);
        List<String> named =
                types.stream().filter(type -> Field.of(type) == Field.CASE).toList();
        List<String> others =
                types.stream().filter(type -> Field.of(type) == null).toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        boolean attribute = log.events().stream()
                .flatMap(event -> event.attributes().keySet().stream())
                .anyMatch(name -> Field.of(name) == Field.CASE);
        if (attribute) {
            return null;
        }
        if (named.isEmpty() && others.size() == 1) {
            return others.get(0);
        }
        throw new Unreadable(0, Reasons.whichCases(types));
    }

    /** What an object is to an event; null: the qualifier does not say. */
    private static @Nullable Field as(OcelLog.Link link) {
        String qualifier = Name.folded(link.qualifier());
        Field field = qualifier.equals("input")
                ? Field.INPUTS
                : qualifier.equals("output") ? Field.OUTPUTS : Field.of(qualifier);
        return field == Field.INPUTS || field == Field.OUTPUTS || field == Field.ACTOR || field == Field.ROLE
                ? field
                : null;
    }

    private int column(String name) {
        Field field = Field.of(name);
        String meaning = field == null ? "attr:" + Heading.attribute(name) : field.word();
        return byMeaning.computeIfAbsent(meaning, key -> {
            names.add(name);
            return names.size() - 1;
        });
    }

    /** The column of an event's attribute; those that sound like what every event has are attributes all the same. */
    private int attribute(String name) {
        Field field = Field.of(name);
        return column(
                field == null || !BASE.contains(field) || (field == Field.CASE && caseColumn < 0)
                        ? name
                        : "attr:" + name);
    }

    private int attribute(String type, String name) {
        String both = type + ":" + name;
        return column(Field.of(both) == null ? both : "attr:" + both);
    }

    /** Makes the columns that an event needs, and notes the first event of each case. */
    private void spread(OcelLog.Happening event) {
        event.attributes().keySet().forEach(this::attribute);
        for (OcelLog.Link link : event.links()) {
            OcelLog.Thing object = log.objects().get(link.object());
            if (object == null) {
                continue;
            }
            if (object.type().equals(caseType)) {
                object.values().forEach(value -> attribute(caseName, value.name()));
                if (event.at() != Times.NONE) {
                    first.merge(object.id(), event, (one, other) -> other.at() < one.at() ? other : one);
                }
            } else {
                related(link, object);
                if (as(link) == null) {
                    object.values().forEach(value -> attribute(object.type(), value.name()));
                }
            }
        }
    }

    private int related(OcelLog.Link link, OcelLog.Thing object) {
        Field field = as(link);
        return column(field == null ? object.type() : field.word());
    }

    /** The columns' names. */
    List<String> names() {
        return names;
    }

    int atColumn() {
        return column("timestamp");
    }

    /** The rows of an event: one for each of its cases, or one that says what is wrong with it. */
    List<Line> lines(OcelLog.Happening event) {
        List<OcelLog.Thing> cases = new ArrayList<>();
        String unknown = null;
        for (OcelLog.Link link : event.links()) {
            OcelLog.Thing object = log.objects().get(link.object());
            if (object == null) {
                unknown = link.object();
            } else if (object.type().equals(caseType) && !cases.contains(object)) {
                cases.add(object);
            }
        }
        if (unknown != null) {
            return List.of(new Line(cells(event, null), unknown, Reasons.unknownObject(unknown)));
        }
        if (event.type().isEmpty() && event.attributes().keySet().stream().noneMatch(OcelTable::isTransition)) {
            return List.of(new Line(cells(event, null), null, Reasons.missingMember("type")));
        }
        if (caseType != null && cases.isEmpty()) {
            return List.of(new Line(cells(event, null), null, Reasons.noCaseObject(caseType)));
        }
        return caseType == null
                ? List.of(new Line(cells(event, null), null, null))
                : cases.stream()
                        .map(one -> new Line(cells(event, one), null, null))
                        .toList();
    }

    /** With what happened told apart, an event without a type is one of the whole case. */
    private static boolean isTransition(String attribute) {
        return Field.of(attribute) == Field.TRANSITION;
    }

    private String[] cells(OcelLog.Happening event, OcelLog.@Nullable Thing ofCase) {
        String[] cells = blank();
        cells[column(Field.EVENT_ID.word())] = event.id();
        cells[column("activity")] = event.type();
        cells[atColumn()] = event.time();
        event.attributes().forEach((name, value) -> put(cells, attribute(name), value));
        Map<Integer, Set<String>> several = new LinkedHashMap<>();
        for (OcelLog.Link link : event.links()) {
            OcelLog.Thing object = log.objects().get(link.object());
            if (object != null && !object.type().equals(caseType)) {
                add(several, related(link, object), spoken(link, object, event.at()));
                for (OcelLog.Value value : as(link) == null ? object.values() : List.<OcelLog.Value>of()) {
                    add(several, attribute(object.type(), value.name()), object.at(value.name(), event.at()));
                }
            }
        }
        several.forEach((column, texts) -> put(cells, column, String.join(SEPARATOR, texts)));
        if (ofCase != null) {
            put(cells, caseColumn, ofCase.id());
            if (first.get(ofCase.id()) == event) {
                for (OcelLog.Value value : ofCase.values()) {
                    String then = ofCase.at(value.name(), event.at());
                    put(cells, attribute(caseName, value.name()), then == null ? "" : then);
                }
            }
        }
        return cells;
    }

    private String[] blank() {
        String[] cells = new String[names.size()];
        Arrays.fill(cells, "");
        return cells;
    }

    private static void put(String[] cells, int column, String text) {
        if (cells[column].isEmpty()) {
            cells[column] = text;
        }
    }

    private static void add(Map<Integer, Set<String>> several, int column, @Nullable String text) {
        if (text != null) {
            several.computeIfAbsent(column, key -> new LinkedHashSet<>()).add(text);
        }
    }

    /** An object by its id; a document by its type, or by its name where the type says only that it is one. */
    private static String spoken(OcelLog.Link link, OcelLog.Thing object, long at) {
        Field field = as(link) == null ? Field.of(object.type()) : as(link);
        if (field != Field.INPUTS && field != Field.OUTPUTS) {
            return object.id();
        }
        if (!DOCUMENT_TYPES.contains(Name.folded(object.type())) && Field.of(object.type()) == null) {
            return object.type();
        }
        return NAMES.stream()
                .map(name -> object.at(name, at))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(object.id());
    }

    /** What attributes of cases became after the case's first event, by case and time. */
    List<Changed> changes() {
        List<Changed> changes = new ArrayList<>();
        first.forEach((id, event) -> {
            OcelLog.Thing object = log.objects().get(id);
            Collection<OcelLog.Value> values = object == null ? List.of() : object.values();
            for (OcelLog.Value value : values) {
                if (value.since() > event.at()) {
                    changes.add(new Changed(cells(id, value), value));
                }
            }
        });
        return changes;
    }

    private String[] cells(String caseId, OcelLog.Value value) {
        String[] cells = blank();
        cells[column(Field.EVENT_ID.word())] = caseId + "/" + value.name() + "/" + value.time();
        cells[atColumn()] = value.time();
        put(cells, caseColumn, caseId);
        put(cells, attribute(caseName, value.name()), value.text());
        return cells;
    }
}
