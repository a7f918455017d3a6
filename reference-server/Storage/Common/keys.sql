-- name: epochs
select epoch from key_epochs order by epoch;

-- name: add_epoch
insert into key_epochs (epoch, active, created_at) values (@Epoch, 1, @Now);

-- name: conversation
select epoch, wrapped from conversation_keys
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Id;

-- name: put_conversation
insert into conversation_keys (workspace_id, member_id, conversation_id, epoch, wrapped)
values (@Workspace, @Member, @Id, @Epoch, @Wrapped)
on conflict (workspace_id, member_id, conversation_id) do update set epoch = excluded.epoch, wrapped = excluded.wrapped;

-- name: drop_conversation
delete from conversation_keys where workspace_id = @Workspace and member_id = @Member and conversation_id = @Id;
