-- Who may sign in to the pages. An account is never deleted, so that what it did keeps its name; it is disabled.
create table account (
    id            bigint generated always as identity primary key,
    login         text        not null unique check (login ~ '^[a-z0-9][a-z0-9._@-]{1,63}$'),
    name          text        not null check (name <> ''),
    role          text        not null check (role in ('inspector', 'staff', 'leadership', 'admin')),
    -- reporting units a member of staff belongs to
    offices       text[]      not null default '{}',
    -- ids of roles in SOPs
    sop_roles     text[]      not null default '{}',
    language      text        not null default 'id' check (language in ('id', 'en')),
    -- empty: none
    email         text        not null default '',
    -- {argon2}…; null: signs in by the identity provider only
    password      text,
    -- nothing else may be done before the password is changed
    must_change   boolean     not null default false,
    -- of the identity provider; who it is there
    subject       text unique,
    -- shared secret of the one-time codes; null: none are asked for
    totp          bytea,
    -- the secret that is being set up
    totp_pending  bytea,
    -- the last time step whose code was taken
    totp_used     bigint,
    created       timestamptz not null,
    disabled      timestamptz,
    last_sign_in  timestamptz
);
-- an identity is linked by its e-mail, so one stands for one account
create unique index account_email on account (lower(email)) where email <> '';

-- One-time codes for those who lost their telephone.
create table account_recovery (
    account bigint not null references account,
    -- SHA-256 of the code
    sha256  bytea  not null,
    used    timestamptz,
    primary key (account, sha256)
);

-- Who changed what of an account. Rows are only ever added.
create table account_change (
    id      bigint generated always as identity primary key,
    account bigint      not null references account,
    at      timestamptz not null,
    -- null: the service itself
    by      bigint references account,
    what    text        not null,
    before  text        not null default '',
    after   text        not null default ''
);
create index account_change_account on account_change (account, id);

-- Who is signed in, from where. The cookie's secret is not kept.
create table account_session (
    id      bigint generated always as identity primary key,
    account bigint      not null references account,
    -- SHA-256 of the cookie's secret
    sha256  bytea       not null unique,
    -- the password was right, the one-time code is still asked for
    half    boolean     not null,
    -- by the identity provider: the password does not matter
    vouched boolean     not null,
    created timestamptz not null,
    seen    timestamptz not null,
    address text        not null,
    browser text        not null,
    -- signed out, revoked, or replaced
    ended   timestamptz
);
create index account_session_account on account_session (account) where ended is null;
create index account_session_created on account_session (created);

-- How often somebody tried to sign in since when.
create table sign_in_attempt (
    -- SHA-256, as it stands for a login or an address
    key   text        primary key,
    since timestamptz not null,
    taken integer     not null
);
create index sign_in_attempt_since on sign_in_attempt (since);

-- Who has gone to the identity provider and has not come back yet.
create table oidc_request (
    -- SHA-256 of the state that comes back
    state    bytea       primary key,
    -- SHA-256 of the cookie's secret: it has to come back by the same browser
    browser  bytea       not null,
    nonce    text        not null,
    verifier text        not null,
    redirect text        not null,
    -- where to go afterwards
    next     text        not null,
    created  timestamptz not null
);
create index oidc_request_created on oidc_request (created);

-- Tokens may end by themselves; the day they were last used says which ones nobody needs any more.
alter table api_token add column expires timestamptz;
alter table api_token add column last_used date;
