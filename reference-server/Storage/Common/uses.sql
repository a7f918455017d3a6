-- name: known
select count(*) from crm_uses
where workspace_id = @Workspace and member_id = @Member and token_id = @Token and what = @What and tag = @Tag and used_at > @Since;

-- name: count
select count(*) from crm_uses
where workspace_id = @Workspace and member_id = @Member and token_id = @Token and what = @What and used_at > @Since;

-- name: oldest
select min(used_at) from crm_uses
where workspace_id = @Workspace and member_id = @Member and token_id = @Token and what = @What and used_at > @Since;

-- name: add
insert into crm_uses (workspace_id, member_id, token_id, what, tag, used_at)
values (@Workspace, @Member, @Token, @What, @Tag, @Now);

-- name: forget
delete from crm_uses
where workspace_id = @Workspace and member_id = @Member and token_id = @Token and what = @What and used_at <= @Since;
