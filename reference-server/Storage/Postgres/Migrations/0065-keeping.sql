-- Where a member's audit trail begins once old segments went at the retention: the last entry that is gone, and the line
-- that was signed for it outside the database.
create table audit_cuts (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  seq bigint not null,
  hash bytea not null,
  cut_at bigint not null,
  line bytea not null,
  primary key (workspace_id, member_id)
);

alter table audit_cuts enable row level security, force row level security;

-- Whoever adds to a trail of which everything is gone goes on from here.
create policy trail_own on audit_cuts for select to x80_member, x80_access, x80_settings
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select on audit_cuts to x80_member, x80_access, x80_settings;

-- The sweep records a cut and drops what it names; the trigger on audit lets it drop nothing else.
create policy sweep_own on audit_cuts to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert, update on audit_cuts to x80_sweep;
grant delete on audit to x80_sweep;

-- Where the newest backup lies, and the epoch that its living keys are wrapped under: a rotation renews them there.
create table backup_place (
  id bigint primary key check (id = 1),
  path text collate "C" not null,
  epoch bigint not null
);

alter table backup_place enable row level security, force row level security;

create policy rotation_all on backup_place to x80_rotation using (true);
grant select, insert, update, delete on backup_place to x80_rotation;

-- Living keys are wrapped keys and the ids they belong to: of every member, and nothing that they open.
create policy rotation_reads on workspaces for select to x80_rotation using (true);
create policy rotation_lists on conversations for select to x80_rotation using (true);
create policy rotation_reads on message_keys for select to x80_rotation using (true);
create policy rotation_reads on message_marks for select to x80_rotation using (true);
create policy rotation_reads on tokens for select to x80_rotation using (true);
grant select (id) on workspaces to x80_rotation;
grant select (workspace_id, member_id, id, privacy) on conversations to x80_rotation;
grant select on message_keys to x80_rotation;
grant select (workspace_id, member_id, conversation_id, message_id, withheld) on message_marks to x80_rotation;
grant select (id, revoked_at) on tokens to x80_rotation;
