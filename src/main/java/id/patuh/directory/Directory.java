package id.patuh.directory;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.sop.Language;
import id.patuh.sop.Name;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The offices' people by role. An SOP is served by the office of the name of its {@code owner}, or by the only office
 * there is; where there is none, and for roles that an office has not filled, the addresses in the SOP itself count.
 * Source: issue "Violation notices"; FORMATS.md, {@code roles} of an SOP.
 *
 * @param offices each name once
 * @param otherwise language and calendar of recipients that no office describes
 */
public record Directory(List<Office> offices, Defaults otherwise) {

    /**
     * What holds where a file says nothing.
     *
     * @param language in which mail is written
     * @param calendar the hours in which mail is welcome
     */
    public record Defaults(Language language, WorkingCalendar calendar) {}

    public Directory {
        offices = List.copyOf(offices);
    }

    /** No office at all: only the SOPs' own addresses count. */
    public static Directory empty(Defaults otherwise) {
        return new Directory(List.of(), otherwise);
    }

    /** The office that works by the SOP; null where none does. */
    public @Nullable Office office(Sop sop) {
        String owner = Name.folded(sop.owner());
        for (Office office : offices) {
            if (Name.folded(office.name()).equals(owner)) {
                return office;
            }
        }
        return offices.size() == 1 ? offices.get(0) : null;
    }

    /**
     * Who is told for a role.
     *
     * @param role its id, title or an alias
     * @param at decides who is absent
     */
    public Resolution resolve(Sop sop, String role, Instant at) {
        Role known = sop.role(role);
        if (known == null) {
            return new Resolution.Unreachable(role, Shortcoming.noSuchRole(role, sop.id()));
        }
        return new Search(sop, known, office(sop), otherwise, at).found();
    }

    /**
     * The ids of the roles that a rung addresses: {@code performer}, {@code supervisor} or role ids.
     *
     * @param performers ids of the roles that the step, or the case as it stands, is up to
     * @return each once, in the order of the rung; the topmost role is its own supervisor
     */
    public static List<String> roles(Sop sop, List<String> performers, List<String> to) {
        Set<String> roles = new LinkedHashSet<>();
        for (String addressed : to) {
            switch (Name.folded(addressed)) {
                case "performer" -> roles.addAll(performers);
                case "supervisor" -> performers.forEach(performer -> roles.add(above(sop, performer)));
                default -> roles.add(addressed);
            }
        }
        return List.copyOf(roles);
    }

    private static String above(Sop sop, String role) {
        Role known = sop.role(role);
        return known == null || known.escalatesTo() == null ? role : known.escalatesTo();
    }

    /**
     * Everybody who is told for some roles.
     *
     * @return each address once, for the first of the roles that lead to it, and every shortcoming met
     */
    public Audience audience(Sop sop, List<String> roles, Instant at) {
        Map<String, Recipient> recipients = new LinkedHashMap<>();
        List<Shortcoming> shortcomings = new ArrayList<>();
        for (String role : roles) {
            Resolution resolution = resolve(sop, role, at);
            if (resolution instanceof Resolution.Reached reached) {
                reached.recipients().forEach(one -> recipients.putIfAbsent(one.key(), one));
                shortcomings.addAll(reached.shortcomings());
            } else if (resolution instanceof Resolution.Unreachable unreachable) {
                shortcomings.add(unreachable.shortcoming());
            }
        }
        return new Audience(List.copyOf(recipients.values()), List.copyOf(shortcomings));
    }

    /** @param recipients empty: nobody can be told, and the shortcomings say why */
    public record Audience(List<Recipient> recipients, List<Shortcoming> shortcomings) {}

    /** What is amiss with the roles of an SOP at an instant; empty: everybody can be told. */
    public List<Shortcoming> shortcomings(Sop sop, Instant at) {
        Set<String> roles = new LinkedHashSet<>();
        for (Step step : sop.steps()) {
            roles.addAll(step.roles());
        }
        sop.roles().forEach(role -> roles.add(role.id()));
        return audience(sop, List.copyOf(roles), at).shortcomings();
    }
}
