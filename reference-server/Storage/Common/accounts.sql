-- name: lock
update workspaces set id = id where id = @Workspace;

-- name: administrators
select count(*) from accounts a
join members m on m.workspace_id = a.workspace_id and m.id = a.member_id
where a.workspace_id = @Workspace and a.role = 'administrator' and m.left_at is null;

-- name: add
insert into accounts (workspace_id, member_id, login, role, password)
values (@Workspace, @Member, @Login, @Role, @Password) on conflict do nothing;

-- name: by_login
select a.member_id, m.name, a.login, a.role, a.password from accounts a
join members m on m.workspace_id = a.workspace_id and m.id = a.member_id
where a.workspace_id = @Workspace and a.login = @Login and m.left_at is null;

-- name: by_member
select a.member_id, m.name, a.login, a.role, a.password from accounts a
join members m on m.workspace_id = a.workspace_id and m.id = a.member_id
where a.workspace_id = @Workspace and a.member_id = @Member and m.left_at is null;

-- name: set_password
update accounts set password = @Password where workspace_id = @Workspace and member_id = @Member;

-- name: members
select m.id as member_id, m.name, a.login, a.role, m.left_at,
  (select count(*) from tokens t where t.workspace_id = m.workspace_id and t.member_id = m.id
    and t.revoked_at is null and t.expires_at > @Now) as tokens
from members m left join accounts a on a.workspace_id = m.workspace_id and a.member_id = m.id
where m.workspace_id = @Workspace order by m.created_at, m.id;

-- name: leave
update members set left_at = @Now where workspace_id = @Workspace and id = @Member and left_at is null;

-- name: drop
delete from accounts where workspace_id = @Workspace and member_id = @Member;

-- name: left_members
select id from members where workspace_id = @Workspace and left_at is not null order by id;

-- name: revoke_tokens
update tokens set revoked_at = @Now where workspace_id = @Workspace and member_id = @Member and revoked_at is null;

-- name: drop_pairing
delete from pairing_codes where workspace_id = @Workspace and member_id = @Member;

-- name: add_code
insert into web_codes (hash, workspace_id, purpose, member_id, expires_at)
values (@Hash, @Workspace, @Purpose, @Member, @ExpiresAt);

-- name: find_code
select purpose, member_id from web_codes
where hash = @Hash and workspace_id = @Workspace and purpose = @Purpose and expires_at > @Now;

-- name: spend_code
delete from web_codes where hash = @Hash and workspace_id = @Workspace and purpose = @Purpose and expires_at > @Now;

-- name: forget_codes
delete from web_codes where workspace_id = @Workspace and expires_at <= @Now;

-- name: add_session
insert into web_sessions (workspace_id, member_id, id, hash, device, started_at, expires_at, confirmed_at)
select workspace_id, id, @Id, @Hash, @Device, @Now, @ExpiresAt, @Now from members
where workspace_id = @Workspace and id = @Member and left_at is null;

-- name: session_by_hash
select s.id, s.workspace_id, s.member_id, m.name, coalesce(a.role, 'member') as role, s.confirmed_at, w.time_zone
from web_sessions s
join members m on m.workspace_id = s.workspace_id and m.id = s.member_id
left join accounts a on a.workspace_id = s.workspace_id and a.member_id = s.member_id
left join workspace_settings w on w.workspace_id = s.workspace_id
where s.hash = @Hash and s.workspace_id = @Workspace and s.expires_at > @Now;

-- name: session_alive
select count(*) from web_sessions where workspace_id = @Workspace and id = @Id and expires_at > @Now;

-- name: sessions
select id, device, started_at, expires_at from web_sessions
where workspace_id = @Workspace and member_id = @Member and expires_at > @Now order by started_at desc, id;

-- name: confirm_session
update web_sessions set confirmed_at = @Now where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: end_session
delete from web_sessions where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: end_other_sessions
delete from web_sessions where workspace_id = @Workspace and member_id = @Member and id <> @Id;

-- name: forget_sessions
delete from web_sessions where workspace_id = @Workspace and expires_at <= @Now;

-- name: invite
insert into invitations (workspace_id, id, hash, name, role, invited_by, created_at, expires_at)
values (@Workspace, @Id, @Hash, @Name, @Role, @Member, @Now, @ExpiresAt);

-- name: invitations
select id, name, role, expires_at from invitations
where workspace_id = @Workspace and expires_at > @Now order by created_at, id;

-- name: find_invitation
select id, name, role, expires_at from invitations
where workspace_id = @Workspace and hash = @Hash and expires_at > @Now;

-- name: spend_invitation
delete from invitations where workspace_id = @Workspace and hash = @Hash and expires_at > @Now;

-- name: drop_invitation
delete from invitations where workspace_id = @Workspace and id = @Id;

-- name: drop_invitations_of
delete from invitations where workspace_id = @Workspace and invited_by = @Member;

-- name: forget_invitations
delete from invitations where workspace_id = @Workspace and expires_at <= @Now;

-- name: add_pairing
insert into pairing_codes (tag, workspace_id, member_id, expires_at) values (@Tag, @Workspace, @Member, @ExpiresAt);

-- name: find_pairing
select member_id from pairing_codes where tag = @Tag and workspace_id = @Workspace and expires_at > @Now;

-- name: spend_pairing
delete from pairing_codes where tag = @Tag and workspace_id = @Workspace and expires_at > @Now;

-- name: forget_pairings
delete from pairing_codes where workspace_id = @Workspace and expires_at <= @Now;

-- name: attempts
select count(*) from attempts where workspace_id = @Workspace and kind = @Kind and tag = @Tag and at > @Since;

-- name: add_attempt
insert into attempts (workspace_id, kind, tag, id, at) values (@Workspace, @Kind, @Tag, @Id, @Now);

-- name: forget_attempts
delete from attempts where workspace_id = @Workspace and at <= @Since;

-- name: forgive_attempts
delete from attempts where workspace_id = @Workspace and kind = @Kind and tag = @Tag;

-- name: tokens_of_member
select id, member_id, scopes, created_at, expires_at, revoked_at from tokens
where workspace_id = @Workspace and member_id = @Member order by created_at desc, id;

-- name: revoke_token_of_member
update tokens set revoked_at = @Now
where workspace_id = @Workspace and member_id = @Member and id = @Id and revoked_at is null;

-- name: set_role
update accounts set role = @Role where workspace_id = @Workspace and member_id = @Member;
