package id.patuh.sop;

import id.patuh.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of a procedure. Source: FORMATS.md, "An SOP".
 *
 * @param id {@code [a-z0-9-]+}
 * @param version as the file spells it
 * @param effectiveFrom the first day it governs, in {@code zone}
 * @param zone in which local times of its cases are read and printed
 * @param calendar the default calendar
 * @param documents every document its steps name
 * @param closes indexes of the steps whose completion closes the case
 * @param caseLimit entries of the limit of the whole case; empty: none
 * @param severity the SOP's own severities for all its steps and its cases, by check
 * @param file the file's name as the user gave it
 * @param sha256 of the file's bytes, lower-case hexadecimal
 * @param names folded names of steps to their indexes
 * @param roleIds folded names of roles to their ids
 * @param documentNames folded names of documents to their indexes
 */
public record Sop(
        String id,
        String version,
        Text title,
        String owner,
        LocalDate effectiveFrom,
        ZoneId zone,
        WorkingCalendar calendar,
        List<String> legalBasis,
        List<String> related,
        List<String> equipment,
        Text warning,
        List<Role> roles,
        List<Document> documents,
        List<Step> steps,
        Set<Integer> closes,
        List<Limit> caseLimit,
        Map<String, Severity> severity,
        List<Rung> escalation,
        String file,
        String sha256,
        Map<String, Integer> names,
        Map<String, String> roleIds,
        Map<String, Integer> documentNames) {

    public Sop {
        legalBasis = List.copyOf(legalBasis);
        related = List.copyOf(related);
        equipment = List.copyOf(equipment);
        roles = List.copyOf(roles);
        documents = List.copyOf(documents);
        steps = List.copyOf(steps);
        closes = Set.copyOf(closes);
        caseLimit = List.copyOf(caseLimit);
        severity = Map.copyOf(severity);
        escalation = List.copyOf(escalation);
        names = Map.copyOf(names);
        roleIds = Map.copyOf(roleIds);
        documentNames = Map.copyOf(documentNames);
    }

    /** The step of that number, name, alias or activity text; null where the SOP has none. */
    public @Nullable Step step(String name) {
        Integer index = names.get(Name.folded(name));
        return index == null ? null : steps.get(index);
    }

    /** The role of that id, title or alias; null where the SOP has none. */
    public @Nullable Role role(String name) {
        String id = roleIds.get(Name.folded(name));
        return id == null
                ? null
                : roles.stream()
                        .filter(role -> role.id().equals(id))
                        .findFirst()
                        .orElse(null);
    }

    /** The document of that name or alias; null where no step names it and {@code documents} does not either. */
    public @Nullable Document document(String name) {
        Integer index = documentNames.get(Name.folded(name));
        return index == null ? null : documents.get(index);
    }

    /** Attributes that conditions of steps and limits ask for. */
    public Set<String> attributes() {
        Map<String, Boolean> asked = new HashMap<>();
        for (Step step : steps) {
            ask(asked, step.when());
            step.limits().forEach(limit -> ask(asked, limit.when()));
        }
        caseLimit.forEach(limit -> ask(asked, limit.when()));
        return Set.copyOf(asked.keySet());
    }

    private static void ask(Map<String, Boolean> asked, @Nullable Condition condition) {
        if (condition != null) {
            condition.clauses().forEach(clause -> asked.put(clause.attribute(), true));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return id.hashCode() * 31 + version.hashCode();
    }

    @Override
    public String toString() {
        return id + " " + version;
    }
}
