-- name: epochs
select epoch, active, spent, created_at, proof from key_epochs order by epoch;

-- name: epoch
select epoch, active, spent, created_at, proof from key_epochs where epoch = @Epoch;

-- name: add_epoch
insert into key_epochs (epoch, active, created_at, proof) values (@Epoch, 1, @Now, @Proof);

-- name: retire
update key_epochs set active = 0 where epoch = @Epoch and active = 1;

-- name: spend
update key_epochs set spent = 1
where epoch = @Epoch and active = 0 and not exists (select 1 from conversation_keys k where k.epoch = @Epoch)
  and not exists (select 1 from crm_keys c where c.epoch = @Epoch);

-- name: drop_epoch
delete from key_epochs where epoch = @Epoch and spent = 1;

-- name: conversation
select epoch, wrapped from conversation_keys
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Id;

-- name: put_conversation
insert into conversation_keys (workspace_id, member_id, conversation_id, epoch, wrapped)
values (@Workspace, @Member, @Id, @Epoch, @Wrapped)
on conflict (workspace_id, member_id, conversation_id) do update set epoch = excluded.epoch, wrapped = excluded.wrapped;

-- name: drop_conversation
delete from conversation_keys where workspace_id = @Workspace and member_id = @Member and conversation_id = @Id;

-- name: of_epoch
select workspace_id, member_id, conversation_id, epoch, wrapped from conversation_keys where epoch = @Epoch limit @Limit;

-- name: rewrap
update conversation_keys set epoch = @Epoch, wrapped = @Wrapped
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Id and epoch = @Old and wrapped = @Was;

-- name: note_erasure
insert into erasures (workspace_id, member_id, conversation_id, epoch)
select workspace_id, member_id, conversation_id, @Epoch from conversation_keys
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Id
on conflict do nothing;

-- name: erasures_of_active
select count(*) from erasures e where e.epoch in (select k.epoch from key_epochs k where k.active = 1);

-- name: forget_erasures
delete from erasures where epoch <= @Epoch;

-- name: finish_installation
update workspaces set key_check = @KeyCheck where id = @Id;
