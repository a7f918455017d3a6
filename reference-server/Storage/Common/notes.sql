-- name: find
select id, member_id, conversation_id, parts from notes
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation
  and record_kind = @Kind and record_id = @RecordId;

-- name: add
insert into notes (workspace_id, member_id, conversation_id, id, record_kind, record_id)
values (@Workspace, @Member, @Conversation, @Id, @Kind, @RecordId);

-- name: publish_all
insert into note_messages (workspace_id, member_id, note_id, message_id)
select workspace_id, member_id, @Note, id from messages
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation
on conflict do nothing;

-- name: publish_one
insert into note_messages (workspace_id, member_id, note_id, message_id)
select workspace_id, member_id, @Note, id from messages
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and id = @Id
on conflict do nothing;

-- name: unpublish
delete from note_messages
where workspace_id = @Workspace and member_id = @Member and message_id = @Id
  and note_id in (select n.id from notes n where n.workspace_id = @Workspace and n.member_id = @Member and n.conversation_id = @Conversation);

-- name: drop
delete from notes
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation
  and record_kind = @Kind and record_id = @RecordId;

-- name: drop_all
delete from notes where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: drop_empty
delete from notes
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation
  and not exists (
    select 1 from note_messages nm
    where nm.workspace_id = notes.workspace_id and nm.member_id = notes.member_id and nm.note_id = notes.id);

-- name: set_parts
update notes set parts = @Parts where workspace_id = @Workspace and member_id = @Member and id = @Id;
