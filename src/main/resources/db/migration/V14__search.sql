-- Ids of cases are searched for in the index alone: the table is some ten times as large.
drop index case_sheet_case_id;
create index case_sheet_case_id on case_sheet (lower(case_id) text_pattern_ops, case_no) include (case_id);
