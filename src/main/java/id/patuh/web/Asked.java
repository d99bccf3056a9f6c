package id.patuh.web;

import id.patuh.sop.Language;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
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
            throw wrong(name + "=" + text + " is no time with an offset; write for example 2026-10-05T08:00:00+08:00");
        }
    }

    /** One of the words, in any letter case; null where nothing is asked. */
    static @Nullable String word(String name, @Nullable String text, String... words) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (!List.of(words).contains(word)) {
            throw wrong(name + "=" + text + " is not known; write one of " + String.join(", ", words));
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
            throw wrong("limit=" + limit + " is out of range; write 1 to " + most);
        }
        return limit;
    }

    static ResponseStatusException wrong(String reason) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason);
    }

    static ResponseStatusException missing(String reason) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, reason);
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
