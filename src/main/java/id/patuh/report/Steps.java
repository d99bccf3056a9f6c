package id.patuh.report;

import id.patuh.sop.Language;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The steps and roles of all versions of an SOP by their ids; where versions differ, the latest has the say. */
final class Steps {

    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Language language;

    /** @param versions the latest last */
    Steps(List<Sop> versions, Language language) {
        this.language = language;
        for (int i = versions.size() - 1; i >= 0; i--) {
            versions.get(i).steps().forEach(step -> steps.putIfAbsent(step.id(), step));
            versions.get(i).roles().forEach(role -> roles.putIfAbsent(role.id(), role));
        }
    }

    List<Step> all() {
        return new ArrayList<>(steps.values());
    }

    @Nullable
    Step step(String id) {
        return steps.get(id);
    }

    /** The step's activity; empty where there is no such step, or nothing but its id. */
    String activity(String id) {
        Step step = steps.get(id);
        String words = step == null ? "" : step.activity().in(language);
        return words.equals(id) ? "" : words;
    }

    /** The id, and the activity where it says more. */
    String label(String id) {
        String words = activity(id);
        return words.isEmpty() ? id : id + " " + words;
    }

    String role(String id) {
        Role role = roles.get(id);
        return role == null ? id : role.title().in(language);
    }

    /** The titles of the step's roles. */
    List<String> roles(String id) {
        Step step = steps.get(id);
        return step == null ? List.of() : step.roles().stream().map(this::role).toList();
    }

    /** The title of {@link #topmost(java.util.Collection)}; empty: there is none. */
    String topmost() {
        Role top = topmost(roles.values());
        return top == null ? "" : top.title().in(language);
    }

    /** The last role that others escalate to and that escalates to nobody itself; null: there is none. */
    static @Nullable Role topmost(java.util.Collection<Role> roles) {
        Role top = null;
        for (Role role : roles) {
            boolean isAbove = roles.stream().anyMatch(one -> role.id().equals(one.escalatesTo()));
            top = role.escalatesTo() == null && isAbove ? role : top;
        }
        return top;
    }

    /** Cut at a word where it is longer than that. */
    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int blank = text.lastIndexOf(' ', most - 1);
        int end = blank > most / 2 ? blank : most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
