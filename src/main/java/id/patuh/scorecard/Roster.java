package id.patuh.scorecard;

import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.EventLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The people and reporting units of a log, numbered in the order of their names. Immutable. */
final class Roster {

    /** Neither a person nor a unit. */
    static final int NOBODY = -1;

    private final Spellings people;
    private final int[] personNames;
    private final Spellings units;
    private final int[][] unitCodes;
    private final boolean anyUnit;

    Roster(EventLog log) {
        this(persons(log), values(log), log.kinds());
        for (int what = 0; anyUnit && what < log.kinds(); what++) {
            number(log, what);
        }
    }

    /** People and reporting units by their spellings, whatever log they are of; people are numbered as in the list. */
    Roster(List<String> persons, List<String> unitValues) {
        this(persons, unitValues, 0);
    }

    private Roster(List<String> persons, List<String> values, int kinds) {
        people = new Spellings(persons);
        personNames = persons.stream()
                .mapToInt(person -> people.name(people.code(person)))
                .toArray();
        units = new Spellings(values);
        anyUnit = !values.isEmpty();
        unitCodes = new int[Dimension.UNIT_ATTRIBUTES.size()][kinds];
        for (int[] codes : unitCodes) {
            Arrays.fill(codes, NOBODY);
        }
    }

    private static List<String> persons(EventLog log) {
        List<String> persons = new ArrayList<>();
        for (int person = 0; person < log.people(); person++) {
            persons.add(log.person(person));
        }
        return persons;
    }

    private static List<String> values(EventLog log) {
        List<String> values = new ArrayList<>();
        for (int what = 0; what < log.kinds(); what++) {
            unitValues(log, what, values);
        }
        return values;
    }

    private static void unitValues(EventLog log, int what, List<String> values) {
        for (Attribute attribute : log.particulars(what).attributes()) {
            if (Dimension.UNIT_ATTRIBUTES.contains(attribute.name())) {
                values.add(attribute.value());
            }
        }
    }

    private void number(EventLog log, int what) {
        for (Attribute attribute : log.particulars(what).attributes()) {
            int which = Dimension.UNIT_ATTRIBUTES.indexOf(attribute.name());
            if (which >= 0) {
                unitCodes[which][what] = units.code(attribute.value());
            }
        }
    }

    /** The number of the actor's name. */
    int person(int actorNumber) {
        return personNames[actorNumber];
    }

    /** True where any event of the log names a reporting unit. */
    boolean anyUnit() {
        return anyUnit;
    }

    /** The place of the value that such particulars give the attribute, greater for greater values, or {@link #NOBODY}. */
    int unitCode(int attribute, int what) {
        return unitCodes[attribute][what];
    }

    /** The number of the unit of that spelling. */
    int unitSpelt(String value) {
        return units.name(units.code(value));
    }

    /** The number of the unit that a value of that place names. */
    int unit(int code) {
        return units.name(code);
    }

    /** How many people there are. */
    int people() {
        return people.names();
    }

    /** How many units there are. */
    int units() {
        return units.names();
    }

    String personName(int person) {
        return people.shown(person);
    }

    String unitName(int unit) {
        return units.shown(unit);
    }
}
