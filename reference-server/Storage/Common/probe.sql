-- name: members
select workspace_id as workspace, id as member from members order by workspace_id, id;

-- name: conversations
select id, channel from conversations where workspace_id = @Workspace and member_id = @Member order by id;

-- name: notes
select id from notes where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation order by id;
