package id.patuh.desk;

import id.patuh.sop.Language;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a filter offers of the SOPs' last versions: words by id.
 *
 * @param sops every SOP's title
 * @param roles the titles of the asked SOP's roles, of all SOPs' when none was asked
 * @param steps the asked or only SOP's steps in its order; of several none, as their numbers are the same
 */
public record SopChoices(SortedMap<String, String> sops, SortedMap<String, String> roles, Map<String, String> steps) {

    /** @param asked an SOP's id; null, empty or unknown: none was asked */
    public static SopChoices of(Sops known, @Nullable String asked, Language language) {
        List<Sop> all = known.versions().keySet().stream().map(known::latest).toList();
        List<Sop> chosen = asked != null && known.knows(asked) ? List.of(known.latest(asked)) : all;
        SortedMap<String, String> titles = new TreeMap<>();
        all.forEach(sop -> titles.put(sop.id(), sop.title().in(language)));
        SortedMap<String, String> roles = new TreeMap<>();
        chosen.forEach(sop -> sop.roles()
                .forEach(role -> roles.putIfAbsent(role.id(), role.title().in(language))));
        Map<String, String> steps = new LinkedHashMap<>();
        if (chosen.size() == 1) {
            chosen.get(0)
                    .steps()
                    .forEach(step -> steps.put(
                            step.id(), step.id() + " – " + step.activity().in(language)));
        }
        return new SopChoices(titles, roles, steps);
    }
}
