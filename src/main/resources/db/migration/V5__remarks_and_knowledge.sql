-- What a reader has to say of an input beside its rows, e.g. that it holds a heading only. Written when it has been read.
create table remark (
    input   bigint  not null references input,
    number  integer not null,
    text_id text    not null,
    text_en text    not null,
    primary key (input, number)
);

-- When the latest of the case's events was received. Later commits are received later, whatever the clocks say: so
-- "received by then" is exactly what an audit knew.
alter table sop_case add column received timestamptz;
update sop_case c set received = e.received
  from (select case_no, max(received) as received from event group by case_no) e where e.case_no = c.id;
