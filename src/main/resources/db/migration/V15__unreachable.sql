-- Of an unreachable role: what in the directory is in the way. Earlier rows know it in English only.
alter table notice add column why_id text, add column why_en text;
update notice set why_id = reason, why_en = reason, reason = null where state = 'unreachable' and reason is not null;
