package id.patuh.scorecard;

import id.patuh.eventlog.Attribute;
import id.patuh.eventlog.CaseEvent;
import id.patuh.eventlog.Particulars;
import id.patuh.eventlog.Transition;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes events down briefly. */
final class Rows {

    private Rows() {}

    static long at(String time) {
        return OffsetDateTime.parse(time + ":00+08:00").toInstant().toEpochMilli();
    }

    /** A completed step. */
    static CaseEvent done(
            String sop, String caseId, String step, long at, @Nullable String actor, Attribute... attributes) {
        return event(sop, caseId, step, Transition.COMPLETE, at, actor, null, attributes);
    }

    static CaseEvent event(
            String sop,
            String caseId,
            @Nullable String step,
            Transition transition,
            long at,
            @Nullable String actor,
            @Nullable String role,
            Attribute... attributes) {
        Particulars particulars = new Particulars(step, transition, role, null, null, List.of(attributes));
        return new CaseEvent(sop, caseId, particulars, at, actor, null, null, 1);
    }
}
