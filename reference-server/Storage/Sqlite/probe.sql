-- name: conversations
select workspace_id, member_id, id, channel from conversations order by workspace_id, member_id, id;

-- name: notes
select id from notes where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;
