package id.patuh.directory;

import id.patuh.calendar.WorkingCalendar;
import id.patuh.sop.Language;
import id.patuh.sop.Name;
import id.patuh.sop.Role;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One office's people and posts.
 *
 * @param name as the {@code owner} of the SOPs that it works by
 * @param zone in which days of absence begin and end
 * @param calendar of those who have none of their own
 * @param people by key
 */
public record Office(
        String name,
        ZoneId zone,
        Language language,
        WorkingCalendar calendar,
        Map<String, Person> people,
        List<Post> posts,
        String file) {

    public Office {
        people = Map.copyOf(people);
        posts = List.copyOf(posts);
    }

    /** The post of that role, by its id, title or an alias; null where the office has none. */
    @Nullable
    Post post(Role role) {
        Set<String> names = new TreeSet<>();
        names.add(Name.folded(role.id()));
        names.add(Name.folded(role.title().id()));
        names.add(Name.folded(role.title().en()));
        role.aliases().forEach(alias -> names.add(Name.folded(alias)));
        return posts.stream()
                .filter(post -> names.contains(Name.folded(post.role())))
                .findFirst()
                .orElse(null);
    }
}
