-- name: insert
insert into messages (workspace_id, member_id, conversation_id, id, origin, sealed)
select * from unnest(@Workspace, @Member, @Conversation, @Id, @Origin, @Sealed);

-- name: put_key
insert into message_keys (workspace_id, member_id, conversation_id, message_id, wrapped)
select * from unnest(@Workspace, @Member, @Conversation, @Id, @Wrapped)
on conflict (workspace_id, member_id, conversation_id, message_id) do update set wrapped = excluded.wrapped;

-- name: mark_read
insert into message_marks (workspace_id, member_id, conversation_id, message_id, read_at)
select @Workspace, @Member, @Conversation, value, @ReadAt from json_array_elements_text(cast(@Ids as json))
on conflict (workspace_id, member_id, conversation_id, message_id)
do update set read_at = greatest(message_marks.read_at, excluded.read_at);

-- name: add_edges
insert into message_edges (workspace_id, member_id, conversation_id, before_id, after_id)
select @Workspace, @Member, @Conversation, value ->> 0, value ->> 1 from json_array_elements(cast(@Pairs as json))
on conflict do nothing;

-- name: forget_edges
delete from message_edges
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation
  and (before_id, after_id) in (select value ->> 0, value ->> 1 from json_array_elements(cast(@Pairs as json)));

-- name: some
-- Each id is looked for by the whole key: `offset 0` keeps the planner from reading all of a long conversation and comparing each row with each id.
select m.id, m.sealed, k.wrapped
from (select distinct json_array_elements_text(cast(@Ids as json)) as id) wanted
cross join lateral (
  select id, sealed from messages
  where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and id = wanted.id offset 0) m
cross join lateral (
  select wrapped from message_keys
  where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and message_id = wanted.id offset 0) k;

-- name: marks
select m.message_id, m.read_at, m.withheld
from (select distinct json_array_elements_text(cast(@Ids as json)) as id) wanted
cross join lateral (
  select message_id, read_at, withheld from message_marks
  where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and message_id = wanted.id offset 0) m;

-- name: edges_near
select before_id, after_id from message_edges
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and before_id = any(array(select json_array_elements_text(cast(@Ids as json))))
union
select before_id, after_id from message_edges
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and after_id = any(array(select json_array_elements_text(cast(@Ids as json))));

-- name: publish_some
insert into note_messages (workspace_id, member_id, note_id, message_id)
select @Workspace, @Member, @Note, value from json_array_elements_text(cast(@Ids as json))
on conflict do nothing;
