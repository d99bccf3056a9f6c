package id.patuh.desk.figures;

import id.patuh.desk.Words;
import id.patuh.reception.CurrentSops;
import id.patuh.scorecard.Dimension;
import id.patuh.sop.Language;
import id.patuh.sop.Role;
import id.patuh.sop.Sop;
import id.patuh.sop.Step;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the values that figures are grouped by are called. */
@Component
class FigureNames {

    private final CurrentSops sops;
    private final Words words;

    FigureNames(CurrentSops sops, Words words) {
        this.sops = sops;
        this.words = words;
    }

    /** Titles by id. */
    Map<String, String> sops(Language language) {
        Map<String, String> titles = new LinkedHashMap<>();
        sops.get().versions().keySet().forEach(id -> titles.put(id, sop(id, language)));
        return titles;
    }

    boolean knows(@Nullable String sop) {
        return sop != null && sops.get().knows(sop);
    }

    String sop(String id, Language language) {
        Sop latest = latest(id);
        return latest == null ? id : latest.title().in(language);
    }

    String step(String sop, String id, Language language) {
        Sop latest = latest(sop);
        Step step = latest == null ? null : latest.step(id);
        String name = step == null || step.activity().in(language).equals(id)
                ? id
                : id + " " + step.activity().in(language);
        return sops.get().versions().size() > 1 ? sop(sop, language) + ": " + name : name;
    }

    private String role(String id, @Nullable String sop, Language language) {
        return sops.get().versions().keySet().stream()
                .filter(one -> sop == null || one.equals(sop))
                .map(one -> latest(one))
                .filter(latest -> latest != null && latest.role(id) != null)
                .findFirst()
                .map(latest -> title(latest, id, language))
                .orElse(id);
    }

    private static String title(Sop sop, String id, Language language) {
        Role role = sop.role(id);
        return role == null ? id : role.title().in(language);
    }

    private @Nullable Sop latest(String id) {
        return sops.get().knows(id) ? sops.get().latest(id) : null;
    }

    /** @param filter the group's, which names the SOP of a step */
    String value(Dimension dimension, Map<Dimension, String> filter, Language language, FigureText text) {
        String value = filter.getOrDefault(dimension, "");
        return switch (dimension) {
            case SOP -> sop(value, language);
            case STEP -> step(filter.getOrDefault(Dimension.SOP, ""), value, language);
            case CHECK -> words.check(value);
            case ROLE -> role(value, filter.get(Dimension.SOP), language);
            case MONTH -> text.month(YearMonth.parse(value));
            case ACTOR, UNIT -> value;
        };
    }
}
