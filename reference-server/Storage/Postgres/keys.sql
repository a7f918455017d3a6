-- name: active_epoch
select epoch from key_epochs where active = 1 for share;

-- name: conversation_to_write
select epoch, wrapped from conversation_keys
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Id for update;
