-- Who was told what. Instants are UTC.

-- Mail may come as HTML, too.
alter table outgoing_mail add column html text;
-- How many attempts ended without anybody knowing whether the mail arrived; each may have left a copy.
alter table outgoing_mail add column doubted integer not null default 0;
-- When a delivery report said that it did not arrive; its state is failed then.
alter table outgoing_mail add column bounced timestamptz;
create index outgoing_mail_message_id on outgoing_mail (message_id);
create index outgoing_mail_created on outgoing_mail (created) where kind = 'notice';

-- Mails by which recipients replied to mails of this service, and which nobody has acted on yet.
create table mail_reply (
    input    bigint      primary key references input,
    -- what is replied to
    outgoing bigint      not null references outgoing_mail,
    received timestamptz not null
);

-- Each time that notices were held back because there were too many, or too many were refused.
create table mail_breaker (
    id       bigint generated always as identity primary key,
    tripped  timestamptz not null,
    reason   text        not null,
    -- from then on mails count anew; null: they are held
    released timestamptz
);
create unique index mail_breaker_tripped on mail_breaker ((true)) where released is null;

-- Cases of which an audit was stored and whose notices have not been looked at since.
create table notice_case (
    case_no bigint primary key references sop_case,
    -- grows with every audit; a look at an older round does not settle the case
    round   bigint not null default 1
);

create function notice_case_is_due() returns trigger language plpgsql as $$
begin
    insert into notice_case (case_no)
    select n.id from audited n join before b on b.id = n.id where n.audits <> b.audits order by n.id
    on conflict (case_no) do update set round = notice_case.round + 1;
    return null;
end
$$;
create trigger notice_case_is_due after update on sop_case
    referencing old table as before new table as audited
    for each statement execute function notice_case_is_due();

-- Which stretch of a finding's history a row of finding belongs to: from raised to withdrawn it is told once.
create table notice_finding (
    finding bigint primary key references finding,
    -- the first finding of the stretch
    episode bigint not null references finding
);
create index notice_finding_episode on notice_finding (episode);

-- Rungs with their instants. Those that have not fired are written anew with every audit of their case; a fired one is
-- kept for ever and never fires again.
create table notice_rung (
    -- SHA-256 over subject, name and addressees
    identity    text        primary key,
    case_no     bigint      not null references sop_case,
    -- the limit or, of a follow-up, the finding's episode
    subject     text        not null,
    name        text        not null,
    -- of the limit's working time; 0: a follow-up
    percent     integer     not null,
    -- performer, supervisor or roles
    addressed   text[]      not null,
    performers  text[]      not null,
    -- empty: the whole case
    step        text        not null,
    -- of a follow-up
    episode     bigint      references finding,
    severity    text        check (severity in ('minor', 'major', 'critical')),
    sentence_id text        not null,
    sentence_en text        not null,
    -- an acknowledgement moves it to its end
    at          timestamptz not null,
    fired       timestamptz
);
create index notice_rung_due on notice_rung (at) where fired is null;
create index notice_rung_case on notice_rung (case_no);
create index notice_rung_subject on notice_rung (subject);

-- One thing told, or to be told, to one recipient. A row is kept for ever.
create table notice (
    id          bigint generated always as identity primary key,
    -- SHA-256 over what is told and to whom
    identity    text        not null unique,
    -- what is told, whoever is told
    told        text        not null,
    kind        text        not null check (kind in ('finding', 'rung', 'follow-up', 'withdrawal')),
    case_no     bigint      not null references sop_case,
    subject     text        not null,
    episode     bigint      references finding,
    percent     integer     not null,
    -- empty: the whole case
    step        text        not null,
    role        text        not null,
    -- in small letters; empty: the role cannot be reached
    recipient   text        not null,
    severity    text        check (severity in ('minor', 'major', 'critical')),
    sentence_id text        not null,
    sentence_en text        not null,
    -- from when it may be told
    since       timestamptz not null,
    state       text        not null check (state in
                ('waiting', 'mailed', 'dropped', 'passed', 'held', 'unreachable')),
    -- why it is dropped, held or unreachable
    reason      text,
    -- outgoing_mail.identity
    mail        text,
    decided     timestamptz
);
create index notice_waiting on notice (recipient) where state = 'waiting';
create index notice_unreachable on notice (id) where state = 'unreachable';
create index notice_case_no on notice (case_no);
create index notice_by_mail on notice (mail) where mail is not null;

-- What is known of each recipient, and when a mail may go next.
create table notice_box (
    recipient text        primary key,
    -- of the last resolution: as the recipient is addressed
    address   text        not null,
    name      text        not null,
    role      text        not null,
    language  text        not null check (language in ('id', 'en')),
    stands_in text,
    -- hours in which mail is welcome
    calendar  text        not null,
    next      timestamptz not null
);

-- The key to a mail's page of acknowledgement.
create table notice_mail (
    mail      text        primary key,
    token     text        not null unique,
    recipient text        not null,
    created   timestamptz not null
);

-- Somebody has taken note of a limit or a finding. One acknowledgement counts between two rungs.
create table notice_acknowledgement (
    id        bigint generated always as identity primary key,
    subject   text        not null,
    -- how many of its rungs had fired
    rungs     integer     not null,
    recipient text        not null,
    how       text        not null check (how in ('link', 'reply', 'rest')),
    at        timestamptz not null,
    until     timestamptz not null,
    unique (subject, rungs)
);

-- When notices were looked after last; what lies between two looks far apart was an outage.
create table notice_watch (
    single      boolean     primary key default true check (single),
    seen        timestamptz not null,
    outage_from timestamptz,
    outage_to   timestamptz
);

-- Calls to other programs.
create table webhook_call (
    id           bigint generated always as identity primary key,
    -- the CloudEvent's id, and the name of the target in the settings
    event        text        not null,
    target       text        not null,
    body         bytea       not null,
    state        text        not null default 'pending' check (state in
                 ('pending', 'sending', 'sent', 'retry', 'unknown', 'failed', 'dropped')),
    attempts     integer     not null default 0,
    -- how many of them ended without anybody knowing whether the call was taken
    doubted      integer     not null default 0,
    created      timestamptz not null,
    -- pending, retry, unknown: not before; sending: whoever makes the call has lost it by then
    next_attempt timestamptz not null,
    sent         timestamptz,
    reason       text,
    unique (event, target)
);
create index webhook_call_due on webhook_call (next_attempt) where state not in ('sent', 'failed', 'dropped');

-- Directories as they were put in by REST; the last row of an office is in force, one without content takes it out.
create table directory_file (
    id      bigint generated always as identity primary key,
    name    text        not null,
    content bytea,
    since   timestamptz not null
);
