-- name: all
select m.id, m.sealed, k.wrapped from messages m
join message_keys k on k.workspace_id = m.workspace_id and k.member_id = m.member_id
  and k.conversation_id = m.conversation_id and k.message_id = m.id
where m.workspace_id = @Workspace and m.member_id = @Member and m.conversation_id = @Conversation order by m.id;

-- name: published
select m.id, m.sealed, k.wrapped from messages m
join message_keys k on k.workspace_id = m.workspace_id and k.member_id = m.member_id
  and k.conversation_id = m.conversation_id and k.message_id = m.id
join note_messages n on n.workspace_id = m.workspace_id and n.member_id = m.member_id and n.message_id = m.id and n.note_id = @Note
where m.workspace_id = @Workspace and m.member_id = @Member and m.conversation_id = @Conversation order by m.id;

-- name: delete
delete from messages
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and id = @Id;

-- name: delete_all
delete from messages where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: withhold
insert into message_marks (workspace_id, member_id, conversation_id, message_id, read_at, withheld)
values (@Workspace, @Member, @Conversation, @Id, 0, 1)
on conflict (workspace_id, member_id, conversation_id, message_id) do update set withheld = 1;

-- name: release
update message_marks set withheld = 0
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and message_id = @Id;

-- name: count_withheld
select count(*) from message_marks
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and withheld = 1;

-- name: forget_read
delete from message_marks
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and withheld = 0;

-- name: edges
select before_id, after_id from message_edges
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: drop_edges
delete from message_edges where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: grant_share
insert into share_grants (workspace_id, member_id, conversation_id, message_id)
values (@Workspace, @Member, @Conversation, @Id);
