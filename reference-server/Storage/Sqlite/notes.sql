-- name: find
select id, member_id, conversation_id, parts from notes
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation
  and record_kind = @Kind and record_id = @RecordId;

-- name: add
insert into notes (id, workspace_id, member_id, conversation_id, record_kind, record_id)
values (@Id, @Workspace, @Member, @Conversation, @Kind, @RecordId);

-- name: publish_all
insert or ignore into note_messages (note_id, row)
select @Note, row from messages
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: publish_one
insert or ignore into note_messages (note_id, row)
select @Note, row from messages
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and id = @Id;

-- name: drop
delete from notes
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation
  and record_kind = @Kind and record_id = @RecordId;

-- name: drop_all
delete from notes where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: drop_empty
delete from notes
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation
  and not exists (select 1 from note_messages where note_id = notes.id);

-- name: set_parts
update notes set parts = @Parts where workspace_id = @Workspace and member_id = @Member and id = @Id;
