package id.patuh.web;

import id.patuh.sop.Language;
import id.patuh.sop.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Reads what a request asks for. What cannot be read is answered with 400 and what to write instead. */
final class Asked {

    private Asked() {}

    /** Anything but {@code en} is Indonesian. */
    static Language language(String lang) {
        return lang.equalsIgnoreCase("en") ? Language.EN : Language.ID;
    }

    /** ISO 8601 with an offset; a plus sign that came as a blank is one. Null where nothing is asked. */
    static @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeException unreadable) {
            throw wrong(
                    name + "=" + text + " bukan waktu dengan zona; tulis misalnya 2026-10-05T08:00:00+08:00",
                    name + "=" + text + " is no time with an offset; write for example 2026-10-05T08:00:00+08:00");
        }
    }

    /** One of the words, in any letter case; null where nothing is asked. */
    static @Nullable String word(String name, @Nullable String text, String... words) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (!List.of(words).contains(word)) {
            throw unknown(name, text, List.of(words));
        }
        return word;
    }

    /** Null where nothing is asked. */
    static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** How many a page holds: 1 to {@code most}. */
    static int limit(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw wrong(
                    "limit=" + limit + " di luar batas; tulis 1 sampai " + most,
                    "limit=" + limit + " is out of range; write 1 to " + most);
        }
        return limit;
    }

    /** What was asked cannot be read. */
    static Problems.Refused wrong(String indonesian, String english) {
        return new Problems.Refused(HttpStatus.BAD_REQUEST, new Text(indonesian, english));
    }

    /** What was asked is none of these words. */
    static Problems.Refused unknown(String name, @Nullable String text, Collection<String> words) {
        String known = String.join(", ", words);
        return wrong(
                name + "=" + text + " tidak dikenal; tulis salah satu dari " + known,
                name + "=" + text + " is not known; write one of " + known);
    }

    /** What was asked for is not there. */
    static Problems.Refused missing(String indonesian, String english) {
        return new Problems.Refused(HttpStatus.NOT_FOUND, new Text(indonesian, english));
    }

    /** It is not as it would have to be for what was asked. */
    static Problems.Refused conflict(String indonesian, String english) {
        return new Problems.Refused(HttpStatus.CONFLICT, new Text(indonesian, english));
    }

    /** The header that leads to the next page of what was just asked; empty: this is the last one. */
    static List<String> next(@Nullable Object after) {
        if (after == null) {
            return List.of();
        }
        List<String> links = new ArrayList<>();
        links.add("<"
                + ServletUriComponentsBuilder.fromCurrentRequest()
                        .replaceQueryParam("after", after)
                        .build()
                        .toUriString()
                + ">; rel=\"next\"");
        return links;
    }
}
