package id.patuh.scorecard;

import id.patuh.sop.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the numbers that {@link SheetNames} gave stand for. */
public final class NameBook {

    private static final int NONE = Roster.NOBODY;

    private final Roster roster;
    /** By number: the person's or the unit's number in the roster. */
    private final int[] persons;

    private final int[] units;
    private final @Nullable String[] checks;

    /**
     * Texts by their numbers. All spellings there are belong here, used by sheets or not: people and units are shown in the
     * smallest one.
     */
    public NameBook(Map<Integer, String> persons, Map<Integer, String> units, Map<Integer, String> checks) {
        List<Integer> personNumbers = new ArrayList<>(persons.keySet());
        roster = new Roster(personNumbers.stream().map(persons::get).toList(), List.copyOf(units.values()));
        this.persons = places(persons);
        for (int place = 0; place < personNumbers.size(); place++) {
            this.persons[personNumbers.get(place)] = roster.person(place);
        }
        this.units = places(units);
        units.forEach((number, text) -> this.units[number] = roster.unitSpelt(text));
        this.checks = new String[size(checks)];
        checks.forEach((number, text) -> this.checks[number] = text);
    }

    private static int[] places(Map<Integer, String> texts) {
        int[] places = new int[size(texts)];
        Arrays.fill(places, NONE);
        return places;
    }

    private static int size(Map<Integer, String> texts) {
        return texts.keySet().stream().mapToInt(number -> number + 1).max().orElse(0);
    }

    Roster roster() {
        return roster;
    }

    int person(int number) {
        return known(persons, number);
    }

    /** The person of that name, folded; {@link Roster#NOBODY}: there is none. */
    int personNamed(String folded) {
        for (int person = 0; person < roster.people(); person++) {
            if (Name.folded(roster.personName(person)).equals(folded)) {
                return person;
            }
        }
        return NONE;
    }

    int unit(int number) {
        return known(units, number);
    }

    private static int known(int[] places, int number) {
        if (number >= places.length || places[number] == NONE) {
            throw new IllegalArgumentException("a sheet refers to name " + number + ", which there is not");
        }
        return places[number];
    }

    String check(int number) {
        String name = number < checks.length ? checks[number] : null;
        if (name == null) {
            throw new IllegalArgumentException("a sheet refers to check " + number + ", which there is not");
        }
        return name;
    }
}
