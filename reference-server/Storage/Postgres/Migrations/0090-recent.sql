-- What a member did of late is asked for at every share and every refusal: not to be looked for in all that they ever did.
create index audit_recent on audit (workspace_id, member_id, at);

-- The web app's list shows what was used last; the expression is that of conversations.latest.
create index conversations_used on conversations (
  workspace_id, member_id, (case when last_synced_at > opened_at then last_synced_at else opened_at end) desc, id);
