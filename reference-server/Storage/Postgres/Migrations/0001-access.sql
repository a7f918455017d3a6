-- Times are Unix milliseconds. Text is compared byte by byte, as the other database does.
-- Who may see a row is said beside each table: nobody may what is not granted here, and the owner is bound as well.
create table workspaces (
  id text collate "C" primary key,
  name text collate "C" not null,
  time_zone text collate "C" not null,
  key_check bytea not null,
  created_at bigint not null
);

create table key_epochs (
  epoch bigint primary key,
  active bigint not null,
  created_at bigint not null
);

create table members (
  workspace_id text collate "C" not null references workspaces (id),
  id text collate "C" not null,
  name text collate "C" not null,
  created_at bigint not null,
  primary key (workspace_id, id)
);

create table tokens (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  id text collate "C" not null,
  hash bytea not null unique,
  scopes text collate "C" not null,
  created_at bigint not null,
  expires_at bigint not null,
  revoked_at bigint,
  primary key (workspace_id, member_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);

alter table workspaces enable row level security, force row level security;
alter table key_epochs enable row level security, force row level security;
alter table members enable row level security, force row level security;
alter table tokens enable row level security, force row level security;

create policy access_all on workspaces to x80_access using (true);
create policy access_all on key_epochs to x80_access using (true);
create policy access_all on members to x80_access using (true);
create policy access_all on tokens to x80_access using (true);
grant select, insert, update, delete on workspaces, key_epochs, members, tokens to x80_access;

-- A write asks whether its token still lives; the hash is none of its business.
create policy member_own on tokens for select to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select (workspace_id, member_id, id, expires_at, revoked_at) on tokens to x80_member;

-- A write holds the active epoch in place until it is committed, which takes the right to update it; no update passes the check.
create policy member_reads on key_epochs for select to x80_member using (true);
create policy member_holds on key_epochs for update to x80_member using (true) with check (false);
grant select, update (created_at) on key_epochs to x80_member;

create policy published_names on members for select to x80_published using (workspace_id = current_setting('x80.workspace', true));
grant select (workspace_id, id, name) on members to x80_published;
