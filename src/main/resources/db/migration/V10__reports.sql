-- Reports: what was asked for, how far it has come, and what was made of it. Instants are UTC.
create table report (
    id          bigint generated always as identity primary key,
    sop         text        not null,
    -- the reporting office whose cases count, and folded to compare names; empty: all of them
    office      text        not null,
    office_folded text      not null,
    -- 2026-10, 2026-H2
    period      text        not null,
    language    text        not null check (language in ('id', 'en')),
    -- only events up to then, and only those received by then
    as_of       timestamptz not null,
    known_by    timestamptz not null,
    asked       timestamptz not null,
    -- account:…, token:…; empty: the calendar
    asked_by    text        not null,
    -- made by the calendar, and sent
    scheduled   boolean     not null,
    state       text        not null default 'waiting' check (state in ('waiting', 'making', 'made', 'failed')),
    -- of this many cases this many were looked at
    total       bigint      not null default 0,
    done        bigint      not null default 0,
    attempts    integer     not null default 0,
    -- whoever makes it and does not come back by then has lost it
    claimed_until timestamptz,
    made        timestamptz,
    -- why it could not be made, or who could not be told
    reason      text,
    -- 1, 2, …; null: not made yet
    edition     integer,
    -- the edition that says the same; its files are this one's
    same_as     bigint      references report,
    -- versions of the SOP and of the rules, with SHA-256
    versions    text[]      not null default '{}',
    -- what changed against the edition before, in words
    changes     text[]      not null default '{}',
    -- every figure and case, to tell what changed; JSON, gzipped
    facts       bytea,
    unique (sop, office_folded, period, language, as_of, known_by)
);
create unique index report_scheduled on report (sop, period) where scheduled;
create unique index report_edition on report (sop, office_folded, period, language, edition) where same_as is null;
create index report_waiting on report (id) where state in ('waiting', 'making');
create index report_listed on report (period desc, id desc);

-- The documents of an edition.
create table report_file (
    report  bigint not null references report,
    -- report.pdf, monitoring.docx, …
    path    text   not null,
    name    text   not null,
    sha256  bytea  not null,
    content bytea  not null,
    primary key (report, path)
);

-- Since when reports are made by the calendar; what was due before is not made.
create table report_calendar (
    one   boolean     primary key default true check (one),
    since timestamptz not null
);
