package id.patuh.standing;

import id.patuh.sop.Sop;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables {@code rule_set}, {@code sop_version} and {@code sop_in_force}. */
public final class RuleSets {

    private static final int KEPT = 4;

    private final JdbcTemplate jdbc;
    private final Map<Integer, Rules> known = new LinkedHashMap<>();

    RuleSets(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Since when an SOP reads as it does.
     *
     * @param versions empty: it is no longer there
     */
    public record InForce(String sop, List<String> versions, String fingerprint, int ruleSet, Instant since) {}

    /** Writes down that the rules are in force from {@code now}; where they were already, nothing changes. */
    Rules adopt(ReadRules read, Instant now) {
        String fingerprint = read.content().fingerprint();
        jdbc.update(
                "insert into rule_set (fingerprint, folder, content, adopted) values (?, ?, ?, ?)"
                        + " on conflict (fingerprint) do nothing",
                fingerprint,
                read.content().folder(),
                read.content().zipped(),
                Timestamp.from(now));
        int ruleSet = one(Integer.class, "select id from rule_set where fingerprint = ?", fingerprint);
        Map<Sop, Integer> versions = new HashMap<>();
        for (List<Sop> ofOne : read.sops().versions().values()) {
            ofOne.forEach(sop -> versions.put(sop, version(read, sop, ruleSet)));
        }
        enforce(read, ruleSet, now);
        return new Rules(read, fingerprint, ruleSet, versions, 0);
    }

    private int version(ReadRules read, Sop sop, int ruleSet) {
        String fingerprint = read.fingerprint(sop);
        jdbc.update(
                "insert into sop_version (sop, version, fingerprint, zone, effective_from, rule_set)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (sop, version, fingerprint) do nothing",
                sop.id(),
                sop.version(),
                fingerprint,
                sop.zone().getId(),
                java.sql.Date.valueOf(sop.effectiveFrom()),
                ruleSet);
        return one(
                Integer.class,
                "select id from sop_version where sop = ? and version = ? and fingerprint = ?",
                sop.id(),
                sop.version(),
                fingerprint);
    }

    private void enforce(ReadRules read, int ruleSet, Instant now) {
        Map<String, InForce> before = new HashMap<>();
        inForce().forEach(row -> before.put(row.sop(), row));
        read.sops().versions().forEach((sop, versions) -> {
            InForce known = before.remove(sop);
            String fingerprint = read.fingerprint(versions);
            if (known == null || !known.fingerprint().equals(fingerprint)) {
                enforce(sop, versions.stream().map(Sop::version).toList(), fingerprint, ruleSet, now);
            }
        });
        before.values().stream()
                .filter(row -> !row.versions().isEmpty())
                .forEach(row -> enforce(row.sop(), List.of(), "", ruleSet, now));
    }

    private void enforce(String sop, List<String> versions, String fingerprint, int ruleSet, Instant now) {
        jdbc.update(
                "insert into sop_in_force (sop, versions, fingerprint, rule_set, since) values (?, ?, ?, ?, ?)",
                sop,
                versions.toArray(String[]::new),
                fingerprint,
                ruleSet,
                Timestamp.from(now));
    }

    /** The latest state of every SOP there ever was, by SOP. */
    List<InForce> inForce() {
        return jdbc.query(
                "select distinct on (sop) sop, versions, fingerprint, rule_set, since from sop_in_force"
                        + " order by sop, id desc",
                (row, number) -> new InForce(
                        row.getString(1),
                        List.of((String[]) row.getArray(2).getArray()),
                        row.getString(3),
                        row.getInt(4),
                        row.getTimestamp(5).toInstant()));
    }

    /** The rules that came into force last, as they were read then; null: there were none yet. */
    @Nullable
    ReadRules latest() {
        List<Integer> latest =
                jdbc.queryForList("select rule_set from sop_in_force order by id desc limit 1", Integer.class);
        return latest.isEmpty() ? null : content(latest.get(0)).read();
    }

    /**
     * The rules of a version that was in force once; verdicts under them are those of then.
     *
     * @param current the rules in force, used where they have the version
     * @param number the row of {@code sop_version}
     */
    Rules holding(Rules current, int number) {
        if (current.versions().containsValue(number)) {
            return current;
        }
        return first(number);
    }

    /** The first rules that had a version. */
    Rules first(int number) {
        return kept(one(Integer.class, "select rule_set from sop_version where id = ?", number));
    }

    private Rules kept(int ruleSet) {
        synchronized (known) {
            Rules rules = known.remove(ruleSet);
            if (rules == null) {
                rules = read(ruleSet);
            }
            known.put(ruleSet, rules);
            known.keySet().removeAll(beyondKept());
            return rules;
        }
    }

    /**
     * The rules by which an SOP was audited at a time; those of its beginning for times before.
     *
     * @param current the rules in force, used where they are the same
     */
    Rules inForce(Rules current, String sop, Instant at) {
        List<Integer> then = jdbc.queryForList("""
                select rule_set from sop_in_force where sop = ? and cardinality(versions) > 0
                 order by since <= ? desc, case when since <= ? then id else -id end desc limit 1""", Integer.class, sop, Timestamp.from(at), Timestamp.from(at));
        return then.isEmpty() || then.get(0) == current.ruleSet() ? current : kept(then.get(0));
    }

    private Set<Integer> beyondKept() {
        Set<Integer> beyond = new HashSet<>();
        known.keySet().stream().limit(Math.max(0, known.size() - KEPT)).forEach(beyond::add);
        return beyond;
    }

    private Rules read(int ruleSet) {
        ReadRules read = content(ruleSet).read();
        Map<Sop, Integer> versions = new HashMap<>();
        for (List<Sop> ofOne : read.sops().versions().values()) {
            ofOne.forEach(sop -> versions.put(sop, version(read, sop, ruleSet)));
        }
        return new Rules(read, read.content().fingerprint(), ruleSet, versions, 0);
    }

    private RulesContent content(int ruleSet) {
        return one(
                RulesContent.class,
                "select folder, content from rule_set where id = ?",
                (row, number) -> RulesContent.unzipped(row.getString(1), row.getBytes(2)),
                ruleSet);
    }

    private <T> T one(Class<T> type, String sql, Object... arguments) {
        return java.util.Objects.requireNonNull(jdbc.queryForObject(sql, type, arguments));
    }

    private <T> T one(
            Class<T> type, String sql, org.springframework.jdbc.core.RowMapper<T> mapper, Object... arguments) {
        return type.cast(java.util.Objects.requireNonNull(jdbc.queryForObject(sql, mapper, arguments)));
    }
}
