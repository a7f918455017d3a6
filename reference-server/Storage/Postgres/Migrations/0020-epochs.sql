-- A spent epoch wraps nothing any more: what is left is to destroy its key.
alter table key_epochs add column spent bigint not null default 0;

alter table key_epochs add column proof bytea not null default '\x';

create unique index key_epochs_one_active on key_epochs (active) where active = 1;

create index conversation_keys_by_epoch on conversation_keys (epoch);

-- Conversations a key of which was destroyed under an epoch: it is to be rotated. Gone with the epoch.
create table erasures (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  conversation_id text collate "C" not null,
  epoch bigint not null,
  primary key (workspace_id, member_id, conversation_id, epoch)
);

alter table erasures enable row level security, force row level security;

create policy member_own on erasures to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert on erasures to x80_member;

-- A rotation moves wrapped keys of every member from one epoch to the next, and reads nothing that they open.
create policy rotation_all on key_epochs to x80_rotation using (true);
create policy rotation_reads on conversation_keys for select to x80_rotation using (true);
create policy rotation_rewraps on conversation_keys for update to x80_rotation using (true);
create policy rotation_all on erasures to x80_rotation using (true);
grant select, insert, update, delete on key_epochs to x80_rotation;
grant select, update (epoch, wrapped) on conversation_keys to x80_rotation;
grant select, delete on erasures to x80_rotation;

create policy published_reads on key_epochs for select to x80_published using (true);
grant select on key_epochs to x80_published;

-- The sweep notes that a key was destroyed, and holds the active epoch in place while it does.
create policy sweep_own on erasures to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert on erasures to x80_sweep;
create policy sweep_reads on key_epochs for select to x80_sweep using (true);
create policy sweep_holds on key_epochs for update to x80_sweep using (true) with check (false);
grant select, update (created_at) on key_epochs to x80_sweep;
