-- name: workspace
select id, name, time_zone, key_check from workspaces limit 1;

-- name: add_workspace
insert into workspaces (id, name, time_zone, key_check, created_at)
values (@Id, @Name, @TimeZone, @KeyCheck, @Now);

-- name: set_workspace
update workspaces set name = @Name, time_zone = @TimeZone where id = @Id;

-- name: add_member
insert into members (workspace_id, id, name, created_at) values (@Workspace, @Id, @Name, @Now);

-- name: members
select id, name from members where workspace_id = @Workspace and left_at is null order by created_at, id;

-- name: add_token
insert into tokens (workspace_id, member_id, id, hash, scopes, created_at, expires_at)
select workspace_id, id, @Id, @Hash, @Scopes, @Now, @ExpiresAt from members
where workspace_id = @Workspace and id = @Member and left_at is null;

-- name: tokens
select t.id, t.member_id, m.name as member_name, t.scopes, t.created_at, t.expires_at, t.revoked_at
from tokens t join members m on m.workspace_id = t.workspace_id and m.id = t.member_id
where t.workspace_id = @Workspace order by t.created_at, t.id;

-- name: revoke_token
update tokens set revoked_at = @Now where workspace_id = @Workspace and id = @Id and revoked_at is null;

-- name: token_by_hash
select t.id, t.workspace_id, t.member_id, m.name as member_name, t.scopes
from tokens t join members m on m.workspace_id = t.workspace_id and m.id = t.member_id
where t.hash = @Hash and t.revoked_at is null and t.expires_at > @Now;

-- name: token_alive
select count(*) from tokens
where workspace_id = @Workspace and member_id = @Member and id = @Id and revoked_at is null and expires_at > @Now;
