-- name: insert
insert into messages (workspace_id, member_id, conversation_id, id, origin, sealed)
select @Workspace, @Member, @Conversation, value ->> '$.Id', value ->> '$.Origin', unhex(value ->> '$.Sealed')
from json_each(@Rows);

-- name: put_key
insert into message_keys (workspace_id, member_id, conversation_id, message_id, wrapped)
select @Workspace, @Member, @Conversation, value ->> '$.Id', unhex(value ->> '$.Wrapped') from json_each(@Rows) where true
on conflict (workspace_id, member_id, conversation_id, message_id) do update set wrapped = excluded.wrapped;

-- name: mark_read
insert into message_marks (workspace_id, member_id, conversation_id, message_id, read_at)
select @Workspace, @Member, @Conversation, value, @ReadAt from json_each(@Ids) where true
on conflict (workspace_id, member_id, conversation_id, message_id) do update set read_at = max(read_at, excluded.read_at);

-- name: add_edges
insert into message_edges (workspace_id, member_id, conversation_id, before_id, after_id)
select @Workspace, @Member, @Conversation, value ->> 0, value ->> 1 from json_each(@Pairs) where true
on conflict do nothing;

-- name: forget_edges
delete from message_edges
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation
  and (before_id, after_id) in (select value ->> 0, value ->> 1 from json_each(@Pairs));

-- name: some
select m.id, m.sealed, k.wrapped from messages m
join message_keys k on k.workspace_id = m.workspace_id and k.member_id = m.member_id
  and k.conversation_id = m.conversation_id and k.message_id = m.id
where m.workspace_id = @Workspace and m.member_id = @Member and m.conversation_id = @Conversation
  and m.id in (select value from json_each(@Ids));

-- name: marks
select message_id, read_at, withheld from message_marks
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation
  and message_id in (select value from json_each(@Ids));

-- name: edges_near
select e.before_id, e.after_id from json_each(@Ids) i cross join message_edges e
where e.workspace_id = @Workspace and e.member_id = @Member and e.conversation_id = @Conversation and e.before_id = i.value
union
select e.before_id, e.after_id from json_each(@Ids) i cross join message_edges e
where e.workspace_id = @Workspace and e.member_id = @Member and e.conversation_id = @Conversation and e.after_id = i.value;

-- name: publish_some
insert into note_messages (workspace_id, member_id, note_id, message_id)
select @Workspace, @Member, @Note, value from json_each(@Ids) where true
on conflict do nothing;
