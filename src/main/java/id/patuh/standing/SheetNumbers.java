package id.patuh.standing;

import id.patuh.reception.Hash;
import id.patuh.scorecard.SheetNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code sheet_name}: numbers of spellings. New ones are written before the sheets that refer to them, in a
 * transaction of their own; one that no sheet refers to in the end does no harm. Safe for use by several threads.
 */
final class SheetNumbers {

    private static final int MOST_KNOWN = 100_000;

    private final JdbcTemplate jdbc;
    private final Map<Name, Integer> known = new ConcurrentHashMap<>();

    SheetNumbers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Name(SheetNames.Kind kind, String text) {

        String word() {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** What asks for numbers; it is asked twice, and answers the same both times. */
    interface Asking {
        void ask(SheetNames names);
    }

    /** Numbers for all that is asked for. */
    SheetNames numbers(Asking asking) {
        Map<Name, Integer> numbers = new HashMap<>();
        Set<Name> missing = new HashSet<>();
        asking.ask((kind, text) -> {
            Name name = new Name(kind, text);
            Integer number = known.get(name);
            if (number == null) {
                missing.add(name);
            } else {
                numbers.put(name, number);
            }
            return 0;
        });
        if (!missing.isEmpty()) {
            add(List.copyOf(missing), numbers);
        }
        return (kind, text) -> number(numbers, new Name(kind, text));
    }

    private static int number(Map<Name, Integer> numbers, Name name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalStateException("nobody asked for the number of " + name);
        }
        return number;
    }

    private void add(List<Name> missing, Map<Name, Integer> numbers) {
        if (known.size() + missing.size() > MOST_KNOWN) {
            known.clear();
        }
        Columns rows = new Columns(missing.size());
        List<Name> sorted = new ArrayList<>(missing);
        sorted.sort(java.util.Comparator.comparing(Name::kind).thenComparing(Name::text));
        sorted.forEach(name -> rows.add(name.word(), Hash.of(name.text()), name.text()));
        rows.update(
                jdbc,
                "insert into sheet_name (kind, sha256, name) select * from unnest(?, ?, ?) on conflict do nothing",
                List.of(),
                "text",
                "bytea",
                "text");
        for (Name name : sorted) {
            int number = find(name);
            numbers.put(name, number);
            known.put(name, number);
        }
    }

    private int find(Name name) {
        Integer number = jdbc.queryForObject(
                "select id from sheet_name where kind = ? and sha256 = ?",
                Integer.class,
                name.word(),
                Hash.of(name.text()));
        return number == null ? 0 : number;
    }
}
