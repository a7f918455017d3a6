-- The CRM that the linked record lies in; a link into a former CRM links nothing in another. All so far lie in the embedded one.
alter table conversations add column link_crm text collate "C" not null default 'embedded';

-- What belongs to a record: also activities in its CRM, and what is still to be deleted there.
create policy holdings_reads on sent_activities for select to x80_holdings using (workspace_id = current_setting('x80.workspace', true));
create policy holdings_reads on crm_deletions for select to x80_holdings using (workspace_id = current_setting('x80.workspace', true));
grant select (link_crm) on conversations to x80_holdings;
grant select (workspace_id, member_id, conversation_id, crm, record_kind, record_id) on sent_activities, crm_deletions to x80_holdings;
