-- name: insert
insert into messages (workspace_id, member_id, conversation_id, id, origin, sealed)
values (@Workspace, @Member, @Conversation, @Id, @Origin, @Sealed) returning row;

-- name: insert_key
insert into message_keys (row, wrapped) select row, @Wrapped from messages
where workspace_id = @Workspace and member_id = @Member and row = @Row;

-- name: rewrap
update message_keys set wrapped = @Wrapped
where row = (select row from messages where workspace_id = @Workspace and member_id = @Member and row = @Row);

-- name: all
select m.row, m.id, m.sealed, k.wrapped from messages m join message_keys k on k.row = m.row
where m.workspace_id = @Workspace and m.member_id = @Member and m.conversation_id = @Conversation order by m.row;

-- name: published
select m.row, m.id, m.sealed, k.wrapped from messages m join message_keys k on k.row = m.row
join note_messages n on n.row = m.row and n.note_id = @Note
where m.workspace_id = @Workspace and m.member_id = @Member and m.conversation_id = @Conversation order by m.row;

-- name: count
select count(*) from messages where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: delete
delete from messages
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and id = @Id;

-- name: delete_all
delete from messages where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: marks
select message_id, read_at, withheld from message_marks
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: mark_read
insert into message_marks (workspace_id, member_id, conversation_id, message_id, read_at)
select @Workspace, @Member, @Conversation, value, @ReadAt from json_each(@Ids) where true
on conflict (workspace_id, member_id, conversation_id, message_id) do update set read_at = max(read_at, excluded.read_at);

-- name: withhold
insert into message_marks (workspace_id, member_id, conversation_id, message_id, read_at, withheld)
values (@Workspace, @Member, @Conversation, @Id, 0, 1)
on conflict (workspace_id, member_id, conversation_id, message_id) do update set withheld = 1;

-- name: release
update message_marks set withheld = 0
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and message_id = @Id;

-- name: forget_read
delete from message_marks
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and withheld = 0;

-- name: edges
select before_id, after_id from message_edges
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: add_edges
insert or ignore into message_edges (workspace_id, member_id, conversation_id, before_id, after_id)
select @Workspace, @Member, @Conversation, value ->> 0, value ->> 1 from json_each(@Pairs);

-- name: drop_edges
delete from message_edges where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: grant_share
insert into share_grants (workspace_id, member_id, conversation_id, message_id)
values (@Workspace, @Member, @Conversation, @Id);
