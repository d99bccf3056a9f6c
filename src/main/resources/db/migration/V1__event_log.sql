-- What came in: one row an input, kept for ever. Every input ends in exactly one state.
-- Instants are UTC. The raw bytes lie in body, or in the spool under their hash where body is null.
create table input (
    id          bigint generated always as identity primary key,
    source      text        not null check (source in ('rest', 'folder', 'mail', 'sample')),
    -- where in its source it was: account/folder/uidvalidity/uid of a mail, name of a dropped file; null: once only
    place       text,
    -- the mail that an attachment came with
    parent      bigint references input,
    name        text,
    media_type  text,
    -- who sent it: the address of a mail, the name of an API token
    sender      text,
    -- the SOP of events that name none
    sop         text,
    sha256      bytea       not null,
    size        bigint      not null,
    body        bytea,
    received    timestamptz not null,
    state       text        not null default 'received'
                check (state in ('received', 'reading', 'read', 'rejected', 'cancelled')),
    -- why nothing (more) of it was taken
    reason_id   text,
    reason_en   text,
    -- how far reading has come, in rows and bytes; what is counted here is committed
    rows_read   bigint      not null default 0,
    bytes_read  bigint      not null default 0,
    accepted    bigint      not null default 0,
    duplicate   bigint      not null default 0,
    rejected    bigint      not null default 0,
    -- how many rows there are; null: not known yet
    rows_total  bigint,
    started     timestamptz,
    finished    timestamptz,
    check (rows_read = accepted + duplicate + rejected)
);
create unique index input_place on input (source, place, sha256) where place is not null;
create index input_unread on input (id) where state in ('received', 'reading');
create index input_parent on input (parent) where parent is not null;

-- A case under an SOP, and when it is to be audited next.
create table sop_case (
    id            bigint generated always as identity primary key,
    sop           text        not null,
    case_id       text        not null,
    -- grows with every commit of events; an audit of an older revision does not settle the case
    revision      bigint      not null default 0,
    -- audit from this instant on: at once where events came in, else the next deadline; null: nothing to wait for
    due           timestamptz,
    claimed_until timestamptz,
    unique (sop, case_id)
);
create index sop_case_due on sop_case (due) where due is not null;

-- What events say besides case, time, actor, note and identity. It repeats from case to case, so each is kept once.
create table particulars (
    id         integer generated always as identity primary key,
    -- 16 bytes of SHA-256 of all that follows, letter by letter
    hash       uuid not null unique,
    step       text,
    transition text not null,
    role       text,
    -- null: not recorded; empty: none
    inputs     text[],
    outputs    text[],
    -- name, value, name, value, …, sorted by name
    attributes text[] not null
);

-- What happened: append only. Corrections are further events. There are no foreign keys: checking them a million times
-- costs more than storing a million events, and the transaction that writes events has written or locked what they name.
create table event (
    -- sop_case.id
    case_no     bigint      not null,
    -- 16 bytes of SHA-256 of the identity given by the source, else of what the event means
    identity    uuid        not null,
    -- 0: the first to come under its identity; 1, 2, …: those that came later and say something else (conflicts)
    variant     smallint    not null,
    -- particulars.id
    particulars integer     not null,
    at          timestamptz not null,
    -- when it was accepted
    received    timestamptz not null,
    actor       text,
    note        text,
    -- the identity given by the source
    event_id    text,
    -- input.id and where in it: the line, or the row of a sheet
    input       bigint      not null,
    line        integer     not null,
    primary key (case_no, identity, variant)
);

-- What could not be read, with what it takes to give it back.
create table rejected_row (
    id          bigint generated always as identity primary key,
    input       bigint  not null references input,
    line        bigint  not null,
    col         integer not null,
    column_name text,
    value       text,
    reason_id   text    not null,
    reason_en   text    not null,
    heading     text[]  not null,
    cells       text[]  not null
);
create index rejected_row_input on rejected_row (input, line);
