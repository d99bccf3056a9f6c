-- What the standing audits say, as a history. Instants are UTC.

-- Rules folders that were in force once, whole, so that whatever was found under them can be derived again.
create table rule_set (
    id          integer generated always as identity primary key,
    -- SHA-256 over the files' paths and bytes
    fingerprint text        not null unique,
    -- what the files' names begin with in complaints and certificates
    folder      text        not null,
    -- the files as a ZIP archive
    content     bytea       not null,
    adopted     timestamptz not null
);

-- A version of an SOP as it reads together with its calendars and rules.
create table sop_version (
    id             integer generated always as identity primary key,
    sop            text    not null,
    version        text    not null,
    -- SHA-256 over the SOP's file, the calendars it uses, the checks and its own rules
    fingerprint    text    not null,
    zone           text    not null,
    effective_from date    not null,
    -- the first rule set that had it
    rule_set       integer not null references rule_set,
    unique (sop, version, fingerprint)
);

-- Since when an SOP reads as it does; the last row of an SOP is in force. Append only.
create table sop_in_force (
    id          bigint generated always as identity primary key,
    sop         text        not null,
    -- empty: the SOP is no longer there
    versions    text[]      not null,
    fingerprint text        not null,
    rule_set    integer     not null references rule_set,
    since       timestamptz not null
);

-- Cases audited again as their rules changed; those left are marked in sop_case.
create table reaudit (
    id       bigint generated always as identity primary key,
    rule_set integer     not null references rule_set,
    started  timestamptz not null,
    -- null: they are still being marked
    total    bigint,
    finished timestamptz
);

alter table sop_case
    -- grows with every audit that was stored; an audit that knows an older number is dropped
    add column audits  bigint not null default 0,
    -- as-of of the last audit
    add column audited timestamptz,
    add column opened  timestamptz,
    -- whose claim it is: which data folder's service
    add column claimed_by integer,
    add column ruled_by integer references sop_version,
    -- the last row of case_audit
    add column audit   bigint,
    -- the re-audit that waits for the case
    add column reaudit bigint;
create index sop_case_reaudit on sop_case (id) where reaudit is not null;
-- room for a row's next version beside it: claims then touch no index
alter table sop_case set (fillfactor = 45);

-- What an audit came to; a row only where something of it changed. Append only. There are no foreign keys here and in
-- finding: the transaction that writes a row has locked its case, and checking costs as much as writing.
create table case_audit (
    id         bigint generated always as identity primary key,
    -- sop_case.id
    case_no    bigint      not null,
    -- when, and as of when
    as_of      timestamptz not null,
    -- when the last of the events that the audit knew was received
    known_by   timestamptz not null,
    -- sop_version.id
    ruled_by   integer     not null,
    state      text        not null check (state in ('open', 'closed', 'withdrawn')),
    compliant  integer     not null,
    violated   integer     not null,
    unproven   integer     not null,
    pending    integer     not null
);
create index case_audit_case on case_audit (case_no, id);

-- Verdicts violated and unproven. A row is never edited or deleted: it gets its end, once.
create sequence finding_id;
create table finding (
    id            bigint primary key,
    -- sop_case.id and sop_version.id
    case_no       bigint      not null,
    ruled_by      integer     not null,
    -- empty: the whole case
    step          text        not null,
    check_name    text        not null,
    subject       text        not null,
    -- places in the order of AUDIT.md
    step_index    integer     not null,
    check_rank    integer     not null,
    verdict       text        not null check (verdict in ('violated', 'unproven')),
    severity      text        check (severity in ('minor', 'major', 'critical')),
    limit_s       bigint,
    elapsed_ms    bigint,
    clock_start   timestamptz,
    clock_end     timestamptz,
    -- the clock was still running: elapsed, its end and the sentence are of the instant of raising
    running       boolean     not null,
    root          text        not null,
    -- identities of events, joined by semicolons
    evidence      text        not null,
    sentence_id   text        not null,
    sentence_en   text        not null,
    -- as-of of the audit that found it
    raised        timestamptz not null,
    -- when the last of the events that the audit knew was received, and how many they were
    known_by      timestamptz not null,
    known_events  integer     not null,
    ended         timestamptz,
    how           text        check (how in ('superseded', 'withdrawn')),
    superseded_by bigint references finding deferrable initially deferred,
    check ((ended is null) = (how is null)),
    check ((superseded_by is not null) = (how is not null and how = 'superseded'))
);
create unique index finding_current on finding (case_no, step, check_name, subject) where ended is null;
create index finding_ended on finding (case_no) where ended is not null;
create index finding_superseded_by on finding (superseded_by) where superseded_by is not null;

create function finding_only_ends() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.ended is not null
            or (to_jsonb(new) - 'ended' - 'how' - 'superseded_by') <> (to_jsonb(old) - 'ended' - 'how' - 'superseded_by') then
        raise exception 'finding % is history: it is neither edited nor deleted', old.id;
    end if;
    return new;
end
$$;
create trigger finding_only_ends before update or delete on finding
    for each row execute function finding_only_ends();

create function history_stands() returns trigger language plpgsql as $$
begin
    raise exception '% is history: it is neither edited nor deleted', tg_table_name;
end
$$;
create trigger history_stands before update or delete on case_audit for each row execute function history_stands();
create trigger history_stands before update or delete on sop_in_force for each row execute function history_stands();

-- Cases that could not be audited, with the reason; they are tried again.
create table stuck_case (
    case_no bigint primary key references sop_case,
    since   timestamptz not null,
    tries   integer     not null,
    reason  text        not null
);

-- What would change under other rules. Nothing else is stored of a rehearsal.
create table rehearsal (
    id          bigint generated always as identity primary key,
    fingerprint text        not null,
    folder      text        not null,
    as_of       timestamptz not null,
    -- how many cases it asks for; null: all
    sample      bigint,
    total       bigint      not null,
    done        bigint      not null default 0,
    alive_until timestamptz not null,
    finished    timestamptz,
    failed      text
);
create table rehearsal_change (
    rehearsal  bigint not null references rehearsal,
    number     bigint not null,
    change     text   not null check (change in ('raised', 'withdrawn', 'changed')),
    sop        text   not null,
    case_id    text   not null,
    step       text   not null,
    check_name text   not null,
    subject    text   not null,
    version_before text, verdict_before text, severity_before text, sentence_id_before text, sentence_en_before text,
    version_after  text, verdict_after  text, severity_after  text, sentence_id_after  text, sentence_en_after  text,
    primary key (rehearsal, number)
);
