-- The cases sorted by what their late steps took beyond their limits.
create index case_sheet_delay on case_sheet (own_delay_s, case_no);
-- Who worked on which case.
create index event_actor on event (actor, case_no) where actor is not null;
