package id.patuh.report;

import id.patuh.followup.Entry;
import id.patuh.followup.EntryKind;
import id.patuh.followup.FollowUp;
import id.patuh.followup.FollowUpStatus;
import id.patuh.followup.FollowUps;
import id.patuh.standing.Census;
import id.patuh.standing.FindingKey;
import id.patuh.standing.WaiversInForce;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follow-ups and waivers of many cases, as they were on record at a time. */
final class KnownFollowups implements Followups {

    private static final int SLICE = 5_000;

    private final Map<String, Map<FindingKey, FollowUp>> followups = new HashMap<>();
    private final Map<String, WaiversInForce.Cover> covers = new HashMap<>();
    private final Instant knownBy;
    private final ZoneId zone;

    KnownFollowups(
            List<Census.Named> cases, FollowUps followUps, WaiversInForce waivers, Instant knownBy, ZoneId zone) {
        this.knownBy = knownBy;
        this.zone = zone;
        for (int from = 0; from < cases.size(); from += SLICE) {
            Map<Long, String> names = new HashMap<>();
            cases.subList(from, Math.min(cases.size(), from + SLICE))
                    .forEach(one -> names.put(one.number(), one.caseId()));
            followUps.ofCases(names.keySet()).forEach((number, found) -> followups.put(name(names, number), found));
            waivers.of(names.keySet(), knownBy).forEach((number, cover) -> covers.put(name(names, number), cover));
        }
    }

    private static String name(Map<Long, String> names, Long number) {
        return names.getOrDefault(number, "");
    }

    @Override
    public @Nullable Followed of(String sop, String caseId, String step, String check, String subject) {
        FindingKey key = new FindingKey(step, check, subject);
        FollowUp found = followups.getOrDefault(caseId, Map.of()).get(key);
        WaiversInForce.Waiver waiver =
                covers.getOrDefault(caseId, WaiversInForce.Cover.NONE).over(key);
        List<Entry> entries = found == null ? List.of() : known(found.entries());
        if (entries.isEmpty() && waiver == null) {
            return null;
        }
        Entry status = last(entries, EntryKind.STATUS);
        Entry answer = last(entries, EntryKind.ANSWER);
        Entry advice = last(entries, EntryKind.RECOMMENDATION);
        return new Followed(
                status(status),
                answer == null ? "" : answer.words(),
                advice == null ? "" : advice.words(),
                advice == null || advice.cause() == null ? "" : advice.cause(),
                advice == null || advice.effect() == null ? "" : advice.effect(),
                waiver == null
                        ? null
                        : waiver.expires().minusMillis(1).atZone(zone).toLocalDate());
    }

    /** Those on record by then that had not been taken back by then. */
    private List<Entry> known(List<Entry> entries) {
        Set<Long> undone = new HashSet<>();
        List<Entry> known =
                entries.stream().filter(entry -> !entry.at().isAfter(knownBy)).toList();
        known.forEach(entry -> {
            Long undoes = entry.undoes();
            if (undoes != null) {
                undone.add(undoes);
            }
        });
        return known.stream().filter(entry -> !undone.contains(entry.id())).toList();
    }

    private static @Nullable Entry last(List<Entry> entries, EntryKind kind) {
        Entry last = null;
        for (Entry entry : entries) {
            last = entry.kind() == kind ? entry : last;
        }
        return last;
    }

    private static Followed.Status status(@Nullable Entry entry) {
        FollowUpStatus status = entry == null ? null : entry.status();
        if (status == null) {
            return Followed.Status.NOT_YET;
        }
        return switch (status) {
            case AS_RECOMMENDED -> Followed.Status.DONE;
            case NOT_YET_AS_RECOMMENDED -> Followed.Status.PARTLY;
            case NOT_FOLLOWED_UP -> Followed.Status.NOT_YET;
            case CANNOT_BE_FOLLOWED_UP -> Followed.Status.IMPOSSIBLE;
        };
    }
}
