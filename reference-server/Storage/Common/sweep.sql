-- name: unused
select c.id from conversations c
where c.workspace_id = @Workspace and c.member_id = @Member and c.link_kind is null and c.opened_at <= @Oldest
  and not exists (select 1 from messages m
    where m.workspace_id = c.workspace_id and m.member_id = c.member_id and m.conversation_id = c.id)
  and not exists (select 1 from message_marks k
    where k.workspace_id = c.workspace_id and k.member_id = c.member_id and k.conversation_id = c.id and k.withheld = 1)
  and not exists (select 1 from notes n
    where n.workspace_id = c.workspace_id and n.member_id = c.member_id and n.conversation_id = c.id)
  and not exists (select 1 from sent_activities s
    where s.workspace_id = c.workspace_id and s.member_id = c.member_id and s.conversation_id = c.id)
  and not exists (select 1 from crm_activities a
    where a.workspace_id = c.workspace_id and a.member_id = c.member_id and a.conversation_id = c.id)
  and not exists (select 1 from crm_deletions d
    where d.workspace_id = c.workspace_id and d.member_id = c.member_id and d.conversation_id = c.id)
order by c.id limit @Limit;

-- name: drop_marks
delete from message_marks where workspace_id = @Workspace and member_id = @Member and conversation_id = @Id;

-- name: drop_edges
delete from message_edges where workspace_id = @Workspace and member_id = @Member and conversation_id = @Id;

-- name: drop_grants
delete from share_grants where workspace_id = @Workspace and member_id = @Member and conversation_id = @Id;

-- name: drop_key
delete from conversation_keys where workspace_id = @Workspace and member_id = @Member and conversation_id = @Id;

-- name: drop_lease
delete from crm_leases where workspace_id = @Workspace and member_id = @Member and conversation_id = @Id;

-- name: drop_conversation
delete from conversations where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: drop_clicks
delete from spent_clicks where workspace_id = @Workspace and member_id = @Member and spent_at <= @Oldest;

-- name: drop_answers
delete from idempotency where workspace_id = @Workspace and member_id = @Member and done_at <= @Oldest;

-- name: aged
select c.id from conversations c
where c.workspace_id = @Workspace and c.member_id = @Member and coalesce(c.last_synced_at, c.opened_at) <= @Oldest
  and (exists (select 1 from messages m
      where m.workspace_id = c.workspace_id and m.member_id = c.member_id and m.conversation_id = c.id)
    or exists (select 1 from notes n
      where n.workspace_id = c.workspace_id and n.member_id = c.member_id and n.conversation_id = c.id)
    or exists (select 1 from sent_activities s
      where s.workspace_id = c.workspace_id and s.member_id = c.member_id and s.conversation_id = c.id)
    or exists (select 1 from crm_activities a
      where a.workspace_id = c.workspace_id and a.member_id = c.member_id and a.conversation_id = c.id))
order by c.id limit @Limit;
