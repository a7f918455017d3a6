-- Until when a request that failed may still be carried out by the CRM, Unix milliseconds.
alter table sent_activities add column uncertain_until bigint not null default 0;

-- Of an activity that is to go whole, only that it is gone here.
create policy deletions_reads on sent_activities for select to x80_deletions using (workspace_id = current_setting('x80.workspace', true));
create policy deletions_drops on sent_activities for delete to x80_deletions using (workspace_id = current_setting('x80.workspace', true));
grant select (workspace_id, member_id, id), delete on sent_activities to x80_deletions;

-- While a write is still at its CRM call, Unix milliseconds: told to a second one on another replica. Ends by itself where that died.
alter table idempotency add column running_until bigint not null default 0;
