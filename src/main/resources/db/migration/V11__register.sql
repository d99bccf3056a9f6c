-- What people do at the desk with what comes in: files dropped there, rows mended, steps recorded by hand, columns of
-- foreign tables mapped, drafts of SOPs. Instants are UTC.

-- The desk is a way in of its own.
alter table input drop constraint input_source_check;
alter table input add constraint input_source_check check (source in ('rest', 'folder', 'mail', 'sample', 'desk'));

-- What the columns of somebody else's tables mean. Append only; of one name the last row counts, and an input keeps the
-- row that it is read with.
create table mapping (
    id      bigint generated always as identity primary key,
    name    text        not null,
    -- YAML, as docs/mapping.md tells
    content text        not null,
    made    timestamptz not null,
    made_by text        not null
);
create index mapping_name on mapping (name, id);

alter table input
    -- the mapping its table is read with; null: the headings say what the columns mean
    add column mapping bigint references mapping,
    -- the input whose rejected rows it brings again, mended; or the same bytes, read with a mapping
    add column mends   bigint references input;
create index input_mends on input (mends) where mends is not null;
-- lists of the desk, by key
create index input_file on input (id) where body is null and not (source = 'mail' and parent is null);
create index input_file_sender on input (sender, id) where body is null and not (source = 'mail' and parent is null);
create index input_mail on input (id) where source = 'mail' and parent is null;
create index outgoing_mail_state on outgoing_mail (state, id);
create index outgoing_mail_kind on outgoing_mail (kind, id);

-- The input that brought the row again, mended; null: nobody did.
alter table rejected_row add column mended bigint references input;

-- Files that came with a step recorded by hand, kept as evidence of its event.
create table evidence (
    -- the posted event
    input    bigint  not null references input,
    number   integer not null,
    evidence bigint  not null references input,
    primary key (input, number)
);

-- Versions of SOP tables that somebody wants to bring into force. Append only but for what became of them.
create table sop_draft (
    id         bigint generated always as identity primary key,
    sop        text        not null,
    version    text        not null,
    -- YAML, as FORMATS.md tells
    content    text        not null,
    uploaded   timestamptz not null,
    uploaded_by text       not null,
    -- what is wrong with it together with the rules in force then; empty: nothing
    complaints text[]      not null,
    rehearsal  bigint      references rehearsal,
    adopted    timestamptz,
    adopted_by text
);
