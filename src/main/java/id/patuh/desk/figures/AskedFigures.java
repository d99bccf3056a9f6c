package id.patuh.desk.figures;

import id.patuh.accounts.Scope;
import id.patuh.figures.Period;
import id.patuh.figures.Wanted;
import id.patuh.scorecard.Dimension;
import id.patuh.scorecard.Grouping;
import id.patuh.sop.Name;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the address of a scorecard asks for.
 *
 * @param month the only month; else from and to are months, both included
 * @param by the first dimension; empty: by SOP
 * @param and a second one; empty: none
 * @param row where the table goes on, from 0
 */
public record AskedFigures(
        @Nullable String sop,
        @Nullable String month,
        @Nullable String from,
        @Nullable String to,
        @Nullable String unit,
        @Nullable String by,
        @Nullable String and,
        @Nullable Integer row) {

    private static final YearMonth FIRST = YearMonth.of(1900, 1);
    private static final YearMonth LAST = YearMonth.of(2200, 12);

    /** @param current the month where none is asked for */
    Period period(YearMonth current) {
        String only = given(month);
        String first = given(from);
        String last = given(to);
        try {
            if (only != null || (first == null && last == null)) {
                return Period.of(only == null ? current : month(only));
            }
            YearMonth begin = month(first == null ? String.valueOf(last) : first);
            YearMonth end = month(last == null ? String.valueOf(first) : last);
            return end.isBefore(begin) ? Period.of(end, begin) : Period.of(begin, end);
        } catch (DateTimeException unreadable) {
            throw wrong("figures.wrong-month");
        }
    }

    private static YearMonth month(String text) {
        YearMonth month = YearMonth.parse(text);
        if (month.isBefore(FIRST) || month.isAfter(LAST)) {
            throw new DateTimeException(text);
        }
        return month;
    }

    Wanted wanted(YearMonth current, Scope scope) {
        String office = given(unit);
        return new Wanted(given(sop), period(current), office == null ? null : Name.folded(office), scope);
    }

    Grouping grouping() {
        List<Dimension> dimensions = new ArrayList<>();
        dimensions.add(given(by) == null ? Dimension.SOP : dimension(by));
        if (given(and) != null) {
            dimensions.add(dimension(and));
        }
        return new Grouping(dimensions);
    }

    static Dimension dimension(@Nullable String word) {
        return Arrays.stream(Dimension.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> wrong("figures.wrong-group"));
    }

    /** The same address for another page or file. */
    String address(String path, @Nullable Integer atRow) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        List<String> values = new ArrayList<>();
        add(address, values, "sop", sop);
        add(address, values, "month", month);
        add(address, values, "from", from);
        add(address, values, "to", to);
        add(address, values, "unit", unit);
        add(address, values, "by", by);
        add(address, values, "and", and);
        add(address, values, "row", atRow == null ? null : atRow.toString());
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }

    private static void add(UriComponentsBuilder address, List<String> values, String name, @Nullable String value) {
        String text = given(value);
        if (text != null) {
            address.queryParam(name, "{" + name + "}");
            values.add(text);
        }
    }

    static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static <E extends Enum<E>> @Nullable E word(Class<E> type, @Nullable String text) {
        String word = given(text);
        if (word == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> wrong("figures.wrong-word"));
    }

    private static ResponseStatusException wrong(String key) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, key);
    }
}
