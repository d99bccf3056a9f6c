package id.patuh.followup;

import id.patuh.accounts.Scope;
import id.patuh.figures.CaseNumber;
import id.patuh.sop.Name;
import id.patuh.sop.Sop;
import id.patuh.sop.Sops;
import id.patuh.sop.Step;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The question to the database that a page of the worklist is. Ids are found first, over one index, and everything else of
 * the few that are shown afterwards. Only what is asked for is joined; limits stand as numbers, for the sake of the plan.
 */
final class WorklistSql {

    private static final String RANK =
            "(case f.severity when 'critical' then 3 when 'major' then 2 when 'minor' then 1 else 0 end)";

    private static final String OVER_FINDING = """
            w.state = 'approved' and w.expires > :now
             and w.step = %1$s.step and w.check_name = %1$s.check_name
             and (w.subject is null or w.subject = %1$s.subject)
            """;

    private static final String OVER = OVER_FINDING + """
             and (w.case_no is null or w.case_no = %1$s.case_no)
             and (w.opened_from is null or (c.opened >= w.opened_from and c.opened < w.opened_to))
             and (w.unit_folded is null or w.unit_folded = s.unit_folded)""";

    private static final String COLUMNS = """
            select f.id, f.case_no, c.sop, c.case_id, v.version, f.step, f.check_name, f.subject, f.verdict, f.severity,
                   f.sentence_id, f.sentence_en, f.raised, f.ended, f.how, f.superseded_by, v.zone, s.unit, u.status, u.due,
                   u.assignee_name, u.asked, u.answer_due, u.answered, u.signed_off, p.place
              from page p join finding f on f.id = p.id join sop_case c on c.id = f.case_no
              join sop_version v on v.id = f.ruled_by
              left join case_sheet s on s.case_no = f.case_no
              left join followup u on u.case_no = f.case_no and u.step = f.step and u.check_name = f.check_name
                   and u.subject = f.subject
            """;

    private final Wanted wanted;
    private final StringBuilder where = new StringBuilder();
    private final StringBuilder few = new StringBuilder();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private boolean asksCase;
    private boolean asksSheet;
    private final boolean ofFewCases;
    private boolean asksFollowUp;

    /** @param ofFewCases whether month and search leave some thousands of cases at most */
    WorklistSql(Wanted wanted, boolean ofFewCases, Scope scope, Sops sops, Instant now, LocalDate today) {
        this.wanted = wanted;
        this.ofFewCases = ofFewCases;
        which();
        ofFinding();
        ofCase(scope);
        role(sops);
        ofFollowUp(today);
        waived(now);
        after();
    }

    String text(int most) {
        String found = "with " + few + "page as materialized (select f.id, " + place() + " as place" + from()
                + " where true" + where + " order by " + order() + " limit " + most + ") ";
        return found + COLUMNS + " order by " + order();
    }

    Map<String, Object> values() {
        return values;
    }

    private String from() {
        StringBuilder from = new StringBuilder();
        if (wanted.order() == Wanted.Order.DUE) {
            from.append(" from followup u join finding f on ").append(matching());
        } else {
            from.append(" from finding f");
            if (asksFollowUp) {
                from.append(" left join followup u on ").append(matching());
            }
        }
        if (asksCase) {
            from.append(" join sop_case c on c.id = f.case_no");
        }
        if (asksSheet) {
            from.append(" left join case_sheet s on s.case_no = f.case_no");
        }
        return from.toString();
    }

    private static String matching() {
        return "u.case_no = f.case_no and u.step = f.step and u.check_name = f.check_name and u.subject = f.subject";
    }

    private void and(String condition) {
        where.append(" and ").append(condition);
    }

    private void and(String condition, String name, Object value) {
        and(condition);
        values.put(name, value);
    }

    // ---- what is asked for

    private void which() {
        switch (wanted.which()) {
            case STANDING -> and("f.ended is null");
            case WITHDRAWN -> and("f.how = 'withdrawn'");
            case SUPERSEDED -> and("f.how = 'superseded'");
            case ALL -> {}
        }
    }

    private void ofFinding() {
        if (wanted.step() != null) {
            and("f.step = :step", "step", wanted.step());
        }
        if (wanted.check() != null) {
            and("f.check_name = :check", "check", wanted.check());
        }
        if (wanted.verdict() != null) {
            and("f.verdict = :verdict", "verdict", wanted.verdict());
        }
        if (wanted.severity() != null) {
            and(RANK + " = " + rank(wanted.severity()));
        }
        if (wanted.since() != null) {
            and("f.raised >= :since", "since", Timestamp.from(wanted.since()));
        }
    }

    /**
     * Only of these cases. Cases that are alike in what is asked lie close together in time, which plans do not know: so
     * a list is not searched for few of them from its one end.
     */
    private void cases(String numbers) {
        if (!ofFewCases) {
            and("f.case_no in (" + numbers + ")");
        } else if (wanted.which() == Wanted.Which.ALL) {
            amongAll(numbers);
        } else {
            and("f.case_no = any(array(" + numbers + "))");
        }
    }

    /** Findings that stand and those that have ended have an index each. */
    private void amongAll(String numbers) {
        String name = "few" + values.size();
        few.append(name)
                .append(" as materialized (select array(")
                .append(numbers)
                .append(") as numbers), ");
        String such = " and f.case_no = any((select numbers from " + name + ")::bigint[])";
        and("((f.ended is null" + such + ") or (f.ended is not null" + such + "))");
    }

    private static int rank(String severity) {
        return switch (severity) {
            case "critical" -> 3;
            case "major" -> 2;
            case "minor" -> 1;
            default -> 0;
        };
    }

    private void ofCase(Scope scope) {
        if (wanted.sop() != null) {
            asksCase = true;
            and("c.sop = :sop", "sop", wanted.sop());
        }
        if (wanted.search() != null) {
            cases("select case_no from case_sheet where lower(case_id) collate \"C\" like :search");
            values.put("search", CaseNumber.containing(wanted.search()));
        }
        if (wanted.office() != null) {
            asksSheet = true;
            and("s.unit_folded = :office", "office", Name.folded(wanted.office()));
        }
        if (wanted.month() != null) {
            cases("select case_no from case_sheet where month = :month");
            values.put("month", wanted.month().toString());
        }
        if (!scope.everything()) {
            asksSheet = true;
            and(scope.condition());
            values.putAll(scope.parameters());
        }
    }

    private void role(Sops sops) {
        if (wanted.role() == null) {
            return;
        }
        List<String> ofSops = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        sops.versions().values().stream()
                .flatMap(List::stream)
                .forEach(sop -> sop.steps().stream()
                        .filter(step -> carriesOut(sop, step))
                        .forEach(step -> {
                            ofSops.add(sop.id());
                            steps.add(step.id());
                        }));
        asksCase = true;
        and("(c.sop, f.step) in (select * from unnest(:roleSops::text[], :roleSteps::text[]))");
        values.put("roleSops", ofSops.toArray(String[]::new));
        values.put("roleSteps", steps.toArray(String[]::new));
    }

    private boolean carriesOut(Sop sop, Step step) {
        return step.roles().contains(wanted.role());
    }

    private void ofFollowUp(LocalDate today) {
        FollowUpStatus status = wanted.status();
        if (status != null) {
            asksFollowUp = true;
            and(
                    status == FollowUpStatus.NOT_FOLLOWED_UP
                            ? "(u.status is null or u.status = 'not-followed-up')"
                            : "u.status = '" + status.word() + "'");
        }
        if (wanted.assignee() != null) {
            asksFollowUp = true;
            and("u.assignee = :assignee", "assignee", wanted.assignee());
        }
        if (wanted.signedOff() != null) {
            asksFollowUp = true;
            and(Boolean.TRUE.equals(wanted.signedOff()) ? "u.signed_off is not null" : "u.signed_off is null");
        }
        if (wanted.question() != null) {
            question(wanted.question(), today);
        }
        if (wanted.order() == Wanted.Order.DUE) {
            and("u.due is not null");
        }
    }

    private void question(Wanted.Question question, LocalDate today) {
        asksFollowUp = true;
        switch (question) {
            case OPEN -> and("u.asked is not null");
            case OVERDUE -> and("u.asked is not null and u.answer_due < :today", "today", Date.valueOf(today));
            case ANSWERED -> and("u.asked is null and u.answered is not null");
        }
    }

    private void waived(Instant now) {
        if (wanted.waived() == null) {
            return;
        }
        values.put("now", Timestamp.from(now));
        if (Boolean.TRUE.equals(wanted.waived())) {
            waivedNow();
        } else {
            asksCase = true;
            asksSheet = true;
            and("not exists (select from waiver w where w.sop = c.sop and " + OVER.formatted("f") + ")");
        }
    }

    /** Found from the waivers, which are few: those of one case each, and those of a period's cases. */
    private void waivedNow() {
        String standing = wanted.which() == Wanted.Which.STANDING ? " and g.ended is null" : "";
        and("f.id = any(array(select g.id from waiver w join finding g on g.case_no = w.case_no" + standing
                + " where " + OVER_FINDING.formatted("g")
                + " union all select g.id from waiver w join case_sheet s on s.sop = w.sop and s.opened >= w.opened_from"
                + " and s.opened < w.opened_to and (w.unit_folded is null or w.unit_folded = s.unit_folded)"
                + " join finding g on g.case_no = s.case_no" + standing + " where w.case_no is null and "
                + OVER_FINDING.formatted("g")
                + "))");
    }

    // ---- in which order

    private String order() {
        return switch (wanted.order()) {
            case NEWEST -> "f.id desc";
            case OLDEST -> "f.id";
            case SEVERITY -> RANK + " desc, f.id desc";
            case DUE -> "u.due, u.id";
        };
    }

    /** What the next page begins after, as text. */
    private String place() {
        return switch (wanted.order()) {
            case NEWEST, OLDEST -> "f.id::text";
            case SEVERITY -> RANK + " || '.' || f.id";
            case DUE -> "u.due || '.' || u.id";
        };
    }

    private void after() {
        String after = wanted.after();
        if (after == null) {
            return;
        }
        int dot = after.indexOf('.');
        boolean isPair = wanted.order() == Wanted.Order.SEVERITY || wanted.order() == Wanted.Order.DUE;
        if (isPair != dot > 0) {
            throw new IllegalArgumentException("after=" + after + " is of another order");
        }
        values.put("afterId", Long.parseLong(after.substring(dot + 1)));
        switch (wanted.order()) {
            case NEWEST -> and("f.id < :afterId");
            case OLDEST -> and("f.id > :afterId");
            case SEVERITY ->
                and(
                        "(" + RANK + ", f.id) < (:afterRank, :afterId)",
                        "afterRank",
                        Integer.parseInt(after.substring(0, dot)));
            case DUE ->
                and(
                        "(u.due, u.id) > (:afterDue, :afterId)",
                        "afterDue",
                        Date.valueOf(LocalDate.parse(after.substring(0, dot))));
        }
    }
}
