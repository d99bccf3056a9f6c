-- Mails that have been taken in and whose senders have not been answered yet. A row goes when its answer is written, or
-- when it is clear that there will be none.
create table mail_waiting (
    input bigint primary key references input
);

-- Mail to be sent: written in the transaction that decides on it, sent later, kept for ever.
create table outgoing_mail (
    id            bigint generated always as identity primary key,
    -- what the mail is for; there is one mail for it, whoever asks and how often
    identity      text        not null unique,
    kind          text        not null,
    -- <…@…>, made from the identity; the same at every attempt
    message_id    text        not null,
    recipient     text        not null,
    subject       text        not null,
    body          text        not null,
    -- Message-ID of the mail that this one answers
    in_reply_to   text,
    file_name     text,
    file          bytea,
    state         text        not null default 'pending'
                  check (state in ('pending', 'sending', 'sent', 'retry', 'unknown', 'failed')),
    attempts      integer     not null default 0,
    created       timestamptz not null,
    -- pending, retry, unknown: not before; sending: whoever sends it has lost it by then
    next_attempt  timestamptz not null,
    sent          timestamptz,
    -- what the mail server said, or why it is unknown whether the mail arrived
    reason        text,
    check ((file_name is null) = (file is null))
);
create index outgoing_mail_due on outgoing_mail (next_attempt) where state not in ('sent', 'failed');
create index outgoing_mail_recipient on outgoing_mail (recipient, created);

-- Files of the drop folder whose readers' complaints have not been given back yet.
create table dropped_file (
    input bigint primary key references input,
    -- its name in done/
    file  text   not null
);
