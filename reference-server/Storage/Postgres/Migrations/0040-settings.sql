-- A workspace without a row has the defaults.
create table workspace_settings (
  workspace_id text collate "C" primary key references workspaces (id),
  privacy_change text collate "C" not null check (privacy_change in ('client', 'web')),
  shares_a_day bigint not null,
  retention_months bigint not null,
  searches_a_minute bigint not null,
  records_a_day bigint not null,
  overridable text collate "C" not null,
  record_kinds text collate "C",
  record_fields text collate "C",
  packs_minimum text collate "C" not null,
  packs_revoked text collate "C" not null,
  time_zone text collate "C"
);

create table workspace_snippets (
  workspace_id text collate "C" not null references workspaces (id),
  id text collate "C" not null,
  title text collate "C" not null,
  body text collate "C" not null,
  primary key (workspace_id, id)
);

create table member_snippets (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  id text collate "C" not null,
  title text collate "C" not null,
  body text collate "C" not null,
  primary key (workspace_id, member_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);

alter table workspace_settings enable row level security, force row level security;
alter table workspace_snippets enable row level security, force row level security;
alter table member_snippets enable row level security, force row level security;

create policy settings_all on workspace_settings to x80_settings using (workspace_id = current_setting('x80.workspace', true));
create policy settings_all on workspace_snippets to x80_settings using (workspace_id = current_setting('x80.workspace', true));
grant select, insert, update, delete on workspace_settings, workspace_snippets to x80_settings;

create policy member_reads on workspace_settings for select to x80_member using (workspace_id = current_setting('x80.workspace', true));
create policy member_reads on workspace_snippets for select to x80_member using (workspace_id = current_setting('x80.workspace', true));
grant select on workspace_settings, workspace_snippets to x80_member;
create policy member_own on member_snippets to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert, update, delete on member_snippets to x80_member;

-- An administrator's act stands in their own audit trail.
create policy settings_own on audit to x80_settings
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert on audit to x80_settings;

-- The sweep reads the age at which the workspace withdraws.
create policy sweep_reads on workspace_settings for select to x80_sweep using (workspace_id = current_setting('x80.workspace', true));
grant select on workspace_settings to x80_sweep;
