-- Who may use the REST interface. The token itself is not kept.
create table api_token (
    id       bigint generated always as identity primary key,
    name     text        not null unique,
    -- SHA-256 of the token
    sha256   bytea       not null unique,
    roles    text[]      not null check (cardinality(roles) > 0 and roles <@ array['reporter', 'inspector', 'admin']),
    created  timestamptz not null,
    -- from then on it opens nothing
    revoked  timestamptz
);

-- Answers to posts that carried an Idempotency-Key, so that a repeated post gets the same answer.
create table idempotency (
    sender      text        not null,
    key         text        not null,
    -- of body, content type and what else decides the answer
    fingerprint bytea       not null,
    input       bigint      not null references input,
    status      integer     not null,
    answer      bytea       not null,
    created     timestamptz not null,
    primary key (sender, key)
);
create index idempotency_created on idempotency (created);
