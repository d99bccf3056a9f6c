-- What each case comes to by its last audit, for lists and figures. Instants are UTC. A projection: audits write it anew.

-- Spellings of people, of reporting units and of checks of SOPs' own, as sheets refer to them.
create table sheet_name (
    id     integer generated always as identity primary key,
    kind   text    not null check (kind in ('person', 'unit', 'check')),
    sha256 bytea   not null,
    name   text    not null,
    unique (kind, sha256)
);

create table case_sheet (
    case_no     bigint      primary key,
    sop         text        not null,
    case_id     text        not null,
    ruled_by    integer     not null,
    state       text        not null check (state in ('open', 'closed', 'withdrawn')),
    opened      timestamptz not null,
    -- null: it is not closed
    closed      timestamptz,
    -- of its opening, in the SOP's zone: 2026-10
    month       text        not null,
    -- the reporting unit as the case spells it, and folded to compare names; cut to 500 characters; null: it names none
    unit        text,
    unit_folded text,
    compliant   integer     not null,
    violated    integer     not null,
    unproven    integer     not null,
    pending     integer     not null,
    -- verdicts of check time: compliant, violated
    in_time     integer     not null,
    late        integer     not null,
    -- 0 nothing found, 1 unproven at worst, 2 minor, 3 major, 4 critical
    worst       smallint    not null,
    -- limits of undone steps, and of the case, that have run out while it is open
    overdue     integer     not null,
    -- when the first of the running limits is reached; null: none runs
    next_due    timestamptz,
    -- working seconds over their limits of all late steps, as of then
    own_delay_s bigint      not null,
    -- of the audit that found something new
    as_of       timestamptz not null,
    -- what a scorecard counts of the case, see id.patuh.scorecard.CaseSheet
    sheet       bytea       not null
) with (fillfactor = 85);
create index case_sheet_opened on case_sheet (opened, case_no);
create index case_sheet_sop on case_sheet (sop, opened, case_no);
create index case_sheet_state on case_sheet (state, opened, case_no);
create index case_sheet_unit on case_sheet (unit_folded, opened, case_no) where unit_folded is not null;
create index case_sheet_month on case_sheet (month, opened, case_no);
create index case_sheet_worst on case_sheet (worst, opened, case_no);
create index case_sheet_next_due on case_sheet (next_due, case_no) where next_due is not null;
create index case_sheet_overdue on case_sheet (opened, case_no) where overdue > 0;
create index case_sheet_case_id on case_sheet (lower(case_id) text_pattern_ops, case_no);

-- Cases that were audited before there were sheets are audited again when nothing fresher is to be done.
with again as (
    insert into reaudit (rule_set, started, total)
    select f.rule_set, now(), (select count(*) from sop_case where ruled_by is not null)
      from sop_in_force f where exists (select from sop_case where ruled_by is not null)
     order by f.id desc limit 1
    returning id)
update sop_case c set reaudit = again.id from again where c.ruled_by is not null;
update reaudit set finished = now(), total = coalesce(total, 0)
 where finished is null and id < (select max(id) from reaudit);
