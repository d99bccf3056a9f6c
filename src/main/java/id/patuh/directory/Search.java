package id.patuh.directory;

import id.patuh.sop.Language;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The search for those who are told for one role: its people who are at work and the substitutes of those who are not;
 * where nobody is left, the role's own mailbox, then the SOP's address of the role, then those who are absent.
 */
final class Search {

    private final Sop sop;
    private final Role role;
    private final @Nullable Office office;
    private final Directory.Defaults otherwise;
    private final Instant at;
    private final Map<String, Recipient> found = new LinkedHashMap<>();
    private final List<Shortcoming> shortcomings = new ArrayList<>();

    Search(Sop sop, Role role, @Nullable Office office, Directory.Defaults otherwise, Instant at) {
        this.sop = sop;
        this.role = role;
        this.office = office;
        this.otherwise = otherwise;
        this.at = at;
    }

    Resolution found() {
        Post post = office == null ? null : office.post(role);
        if (office != null && post != null) {
            post.people().forEach(key -> add(office, key));
            if (found.isEmpty() && !post.email().isEmpty()) {
                put(mailbox(post.email(), post.language(), post));
            }
        }
        if (found.isEmpty() && !role.email().isEmpty()) {
            put(mailbox(role.email(), post == null ? language() : post.language(), post));
        }
        if (found.isEmpty() && office != null && post != null) {
            post.people().forEach(key -> put(recipient(person(office, key), null)));
        }
        return found.isEmpty()
                ? new Resolution.Unreachable(
                        role.id(),
                        Shortcoming.noAddress(
                                role.id(), role.title().id(), office == null ? sop.owner() : office.name()))
                : new Resolution.Reached(role.id(), List.copyOf(found.values()), shortcomings);
    }

    private static Person person(Office office, String key) {
        Person person = office.people().get(key);
        if (person == null) {
            throw new IllegalStateException("directory of " + office.name() + " was read without person " + key);
        }
        return person;
    }

    private void add(Office office, String key) {
        Person person = person(office, key);
        LocalDate today = at.atZone(office.zone()).toLocalDate();
        Absence absence = person.absence(today);
        if (absence == null) {
            put(recipient(person, null));
            return;
        }
        Person substitute = substitute(office, absence, today, new HashSet<>(Set.of(key)));
        if (substitute != null) {
            put(recipient(substitute, person.name()));
        } else {
            shortcomings.add(Shortcoming.nobodyStandsIn(role.id(), person.name(), absence));
        }
    }

    /** A substitute who is absent, too, has one of their own; null where the line ends or runs in a circle. */
    private static @Nullable Person substitute(Office office, Absence absence, LocalDate today, Set<String> asked) {
        String key = absence.substitute();
        if (key == null || !asked.add(key)) {
            return null;
        }
        Person substitute = person(office, key);
        Absence next = substitute.absence(today);
        return next == null ? substitute : substitute(office, next, today, asked);
    }

    private Recipient recipient(Person person, @Nullable String standsInFor) {
        return new Recipient(
                person.email(), person.name(), person.language(), person.calendar(), role.id(), standsInFor);
    }

    private Recipient mailbox(String email, Language language, @Nullable Post post) {
        return new Recipient(
                email,
                role.title().in(language),
                language,
                post != null ? post.calendar() : office != null ? office.calendar() : otherwise.calendar(),
                role.id(),
                null);
    }

    private Language language() {
        return office == null ? otherwise.language() : office.language();
    }

    private void put(Recipient recipient) {
        found.putIfAbsent(recipient.key(), recipient);
    }
}
