-- What people do about findings. Instants are UTC, dates are those of the SOPs' zone.

-- Lists of findings page by these.
create index finding_newest on finding (id) where ended is null;
create index finding_gravest on finding
    ((case severity when 'critical' then 3 when 'major' then 2 when 'minor' then 1 else 0 end), id) where ended is null;
create index finding_check on finding (check_name, step, id) where ended is null;
create index finding_raised on finding (raised);
create index finding_withdrawn on finding (id) where how = 'withdrawn';
create index finding_superseded on finding (id) where how = 'superseded';
create index sop_case_searched on sop_case (lower(case_id) collate "C");

-- The follow-up of what a finding is about: findings come and go, it stays. A row says how the log below it stands, for
-- lists; it can be made anew from the log.
create table followup (
    id         bigint generated always as identity primary key,
    case_no    bigint      not null references sop_case,
    -- as in finding
    step       text        not null,
    check_name text        not null,
    subject    text        not null,
    entries    integer     not null default 0,
    -- whoever writes says which entry was the last that they saw
    last_entry bigint      not null default 0,
    status     text        not null default 'not-followed-up' check (status in
               ('as-recommended', 'not-yet-as-recommended', 'not-followed-up', 'cannot-be-followed-up')),
    due        date,
    -- the account of the inspector who looks after it
    assignee   bigint,
    assignee_name text,
    -- since when a question waits for its answer, and until when it may
    asked      timestamptz,
    answer_due date,
    -- when the last question was answered
    answered   timestamptz,
    signed_off timestamptz,
    unique (case_no, step, check_name, subject)
);
create index followup_due on followup (due, id) where due is not null;
create index followup_asked on followup (answer_due, id) where asked is not null;
create index followup_assignee on followup (assignee) where assignee is not null;
create index followup_status on followup (status);

-- What was done, by whom and when. Append only: an entry is taken back by a further one.
create table followup_entry (
    id            bigint generated always as identity primary key,
    followup      bigint      not null references followup,
    -- the finding that stood, or had ended last, when it was written
    finding       bigint      not null references finding,
    kind          text        not null check (kind in
                  ('comment', 'question', 'answer', 'recommendation', 'status', 'assignment', 'sign-off', 'undo')),
    at            timestamptz not null,
    -- account:… or token:…, and the name at the time
    who           text        not null,
    name          text        not null,
    -- the comment, question, answer or recommendation; why a status is what it is; a closing remark
    words         text        not null,
    cause         text,
    effect        text,
    status        text        check (status in
                  ('as-recommended', 'not-yet-as-recommended', 'not-followed-up', 'cannot-be-followed-up')),
    due           date,
    assignee      bigint,
    assignee_name text,
    -- the entry that it takes back; an entry is taken back once
    undoes        bigint      unique references followup_entry,
    -- the follow-up as it stood before and after
    before        jsonb       not null,
    after         jsonb       not null,
    check ((kind = 'undo') = (undoes is not null)),
    check ((kind = 'status') = (status is not null)),
    check (kind in ('status', 'assignment', 'sign-off', 'undo') or words <> ''),
    check (status <> 'cannot-be-followed-up' or words <> '')
);
create index followup_entry_followup on followup_entry (followup, id);
create trigger history_stands before update or delete on followup_entry
    for each row execute function history_stands();

-- Findings that are set aside. A waiver lies over the audit's verdict, which stays on record. Somebody asks for it and
-- somebody else decides.
create table waiver (
    id             bigint generated always as identity primary key,
    -- finding: what one finding is about; case-step: a step's check in one case; sop-step: in the cases of a period
    scope          text        not null check (scope in ('finding', 'case-step', 'sop-step')),
    sop            text        not null,
    case_no        bigint      references sop_case,
    step           text        not null,
    check_name     text        not null,
    subject        text,
    -- sop-step: only cases of this reporting unit; null: of any
    unit           text,
    unit_folded    text,
    -- sop-step: cases opened within
    opened_from    timestamptz,
    opened_to      timestamptz,
    -- the finding from which it was asked for
    finding        bigint      not null references finding,
    reason         text        not null check (reason <> ''),
    -- from then on it covers nothing
    expires        timestamptz not null,
    requested      timestamptz not null,
    -- account:… or token:…, and the name at the time
    requested_by   text        not null,
    requested_name text        not null,
    state          text        not null default 'requested' check (state in
                   ('requested', 'approved', 'refused', 'revoked')),
    decided        timestamptz,
    decided_by     text,
    decided_name   text,
    decision       text,
    revoked        timestamptz,
    revoked_by     text,
    revoked_name   text,
    revocation     text,
    -- since when those who tell of findings know that it has expired
    lapsed         timestamptz,
    -- never the one who asked
    constraint waiver_decided_by_another check (decided_by <> requested_by),
    check ((state = 'requested') = (decided is null)),
    check ((decided is null) = (decided_by is null) and (decided is null) = (decision is null)),
    check ((state = 'revoked') = (revoked is not null)),
    check ((revoked is null) = (revoked_by is null) and (revoked is null) = (revocation is null)),
    check (expires > requested),
    check (scope = 'sop-step' or (case_no is not null and unit is null and opened_from is null and opened_to is null)),
    check (scope <> 'sop-step' or (case_no is null and opened_from is not null and opened_to > opened_from)),
    check ((scope = 'finding') = (subject is not null)),
    check ((unit is null) = (unit_folded is null))
);
create index waiver_state on waiver (state, id);
create index waiver_approved on waiver (sop, step, check_name) where state = 'approved';
create index waiver_lapsing on waiver (expires) where state = 'approved' and lapsed is null;
create index waiver_finding on waiver (finding);
create index waiver_case on waiver (case_no) where case_no is not null;
create index waiver_period on waiver (sop) where case_no is null;

-- What was asked for stays as it is, and so does what was decided.
create function waiver_goes_on() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
            or (to_jsonb(new) - array['state', 'decided', 'decided_by', 'decided_name', 'decision', 'revoked',
                    'revoked_by', 'revoked_name', 'revocation', 'lapsed'])
               <> (to_jsonb(old) - array['state', 'decided', 'decided_by', 'decided_name', 'decision', 'revoked',
                    'revoked_by', 'revoked_name', 'revocation', 'lapsed'])
            or (old.decided is not null and (new.decided, new.decided_by, new.decided_name, new.decision)
                    is distinct from (old.decided, old.decided_by, old.decided_name, old.decision))
            or not (new.state = old.state
                    or (old.state = 'requested' and new.state in ('approved', 'refused'))
                    or (old.state = 'approved' and new.state = 'revoked'))
            or (old.revoked is not null and (new.revoked, new.revoked_by, new.revoked_name, new.revocation)
                    is distinct from (old.revoked, old.revoked_by, old.revoked_name, old.revocation)) then
        raise exception 'waiver % is history: it is decided once, revoked once, and neither edited nor deleted', old.id;
    end if;
    return new;
end
$$;
create trigger waiver_goes_on before update or delete on waiver for each row execute function waiver_goes_on();

-- The account at whose desk the token was made: what it decides counts as decided by that person. Null: made over REST,
-- or by the service itself.
alter table api_token add column made_by bigint;
