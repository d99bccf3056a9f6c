-- Audits note the cases whose notices are to be looked at themselves: a trigger on sop_case ran with every event and every
-- claim, too.
drop trigger notice_case_is_due on sop_case;
drop function notice_case_is_due();

-- As in finding and case_audit there are no foreign keys to cases, findings and versions, which are never deleted: checking one
-- locks a row of the case that the next event is about to change.
alter table sop_case drop constraint sop_case_ruled_by_fkey;
alter table notice_case drop constraint notice_case_case_no_fkey;
alter table notice_finding
    drop constraint notice_finding_finding_fkey,
    drop constraint notice_finding_episode_fkey;
alter table notice_rung
    drop constraint notice_rung_case_no_fkey,
    drop constraint notice_rung_episode_fkey;
alter table notice
    drop constraint notice_case_no_fkey,
    drop constraint notice_episode_fkey;

-- Ids of cases are searched for in case_sheet, which events do not touch.
drop index sop_case_searched;
