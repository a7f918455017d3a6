-- What may not be captured. A title or number stands here as tags alone (GATE-15); the label is what a person typed to know the entry by.
create table never_capture (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  id text collate "C" not null,
  scope text collate "C" not null check (scope in ('member', 'workspace')),
  form text collate "C" not null check (form in ('conversation', 'phone', 'handle', 'title', 'id')),
  channel text collate "C" not null,
  label text collate "C" not null,
  envelope_tag bytea,
  added_at bigint not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);

create index never_capture_by_envelope on never_capture (workspace_id, envelope_tag);

-- Which conversations of a member an entry means: by the tag of their key, which outlives the conversation's row.
create table never_capture_keys (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  entry_id text collate "C" not null,
  key_tag bytea not null,
  primary key (workspace_id, member_id, key_tag, entry_id),
  foreign key (workspace_id, member_id) references members (workspace_id, id),
  foreign key (workspace_id, entry_id) references never_capture (workspace_id, id) on delete cascade
);

-- One row is one explicit override by the conversation's own member.
create table capture_overrides (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  conversation_id text collate "C" not null,
  what text collate "C" not null check (what in ('list', 'disappearing', 'restricted')),
  added_at bigint not null,
  primary key (workspace_id, member_id, conversation_id, what),
  foreign key (workspace_id, member_id, conversation_id)
    references conversations (workspace_id, member_id, id) on delete cascade
);

alter table never_capture enable row level security, force row level security;
alter table never_capture_keys enable row level security, force row level security;
alter table capture_overrides enable row level security, force row level security;

-- A member reads the workspace's entries and keeps their own; an administrator keeps the workspace's, for every member.
create policy member_reads on never_capture for select to x80_member
  using (workspace_id = current_setting('x80.workspace', true)
    and (scope = 'workspace' or member_id = current_setting('x80.member', true)));
create policy member_adds on never_capture for insert to x80_member
  with check (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true) and scope = 'member');
create policy member_drops on never_capture for delete to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true) and scope = 'member');
create policy member_own on never_capture_keys to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy member_own on capture_overrides to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert, delete on never_capture, never_capture_keys, capture_overrides to x80_member;

create policy settings_workspace on never_capture to x80_settings
  using (workspace_id = current_setting('x80.workspace', true) and scope = 'workspace');
create policy settings_all on never_capture_keys to x80_settings using (workspace_id = current_setting('x80.workspace', true));
create policy settings_all on capture_overrides to x80_settings using (workspace_id = current_setting('x80.workspace', true));
grant select, insert, delete on never_capture, never_capture_keys to x80_settings;
grant select, delete on capture_overrides to x80_settings;

create policy settings_members on members for select to x80_settings using (workspace_id = current_setting('x80.workspace', true));
grant select (workspace_id, id) on members to x80_settings;
create policy settings_own on conversations for select to x80_settings
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select (workspace_id, member_id, id, key_tag, privacy) on conversations to x80_settings;
