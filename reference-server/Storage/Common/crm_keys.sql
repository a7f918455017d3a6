-- name: find
select workspace_id, crm, epoch, sealed from crm_keys where workspace_id = @Workspace and crm = @Crm;

-- name: put
insert into crm_keys (workspace_id, crm, epoch, sealed) values (@Workspace, @Crm, @Epoch, @Sealed)
on conflict (workspace_id, crm) do update set epoch = excluded.epoch, sealed = excluded.sealed;

-- name: drop
delete from crm_keys where workspace_id = @Workspace and crm = @Crm;

-- name: of_epoch
select workspace_id, crm, epoch, sealed from crm_keys where epoch = @Epoch;

-- name: reseal
update crm_keys set epoch = @Epoch, sealed = @Sealed where workspace_id = @Workspace and crm = @Crm and epoch = @Old and sealed = @Was;
