alter table members add column left_at bigint;

-- Who may sign in to the web app. A member without a row here has client tokens alone.
create table accounts (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  login text collate "C" not null,
  role text collate "C" not null check (role in ('administrator', 'member')),
  password text collate "C" not null,
  primary key (workspace_id, member_id),
  unique (workspace_id, login),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);

-- Codes from the server's console: the first administrator's set-up, and a sign-in without a password.
create table web_codes (
  hash bytea primary key,
  workspace_id text collate "C" not null references workspaces (id),
  purpose text collate "C" not null check (purpose in ('set-up', 'sign-in')),
  member_id text collate "C",
  expires_at bigint not null,
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);

create table web_sessions (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  id text collate "C" not null,
  hash bytea not null unique,
  device text collate "C" not null,
  started_at bigint not null,
  expires_at bigint not null,
  confirmed_at bigint,
  primary key (workspace_id, member_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);

create table invitations (
  workspace_id text collate "C" not null,
  id text collate "C" not null,
  hash bytea not null unique,
  name text collate "C" not null,
  role text collate "C" not null check (role in ('administrator', 'member')),
  invited_by text collate "C" not null,
  created_at bigint not null,
  expires_at bigint not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, invited_by) references members (workspace_id, id)
);

create table pairing_codes (
  tag bytea primary key,
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  expires_at bigint not null,
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);

-- Failed passwords and tried pairing codes, by tag of the name or the address.
create table attempts (
  workspace_id text collate "C" not null references workspaces (id),
  kind text collate "C" not null,
  tag bytea not null,
  id text collate "C" not null,
  at bigint not null,
  primary key (workspace_id, kind, tag, id)
);

alter table accounts enable row level security, force row level security;
alter table web_codes enable row level security, force row level security;
alter table web_sessions enable row level security, force row level security;
alter table invitations enable row level security, force row level security;
alter table pairing_codes enable row level security, force row level security;
alter table attempts enable row level security, force row level security;

create policy access_all on accounts to x80_access using (true);
create policy access_all on web_codes to x80_access using (true);
create policy access_all on web_sessions to x80_access using (true);
create policy access_all on invitations to x80_access using (true);
create policy access_all on pairing_codes to x80_access using (true);
create policy access_all on attempts to x80_access using (true);
grant select, insert, update, delete on accounts, web_codes, web_sessions, invitations, pairing_codes, attempts to x80_access;

-- What a member does about their account stands in their own audit trail.
create policy access_own on audit to x80_access
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert on audit to x80_access;

-- A write of the web app asks whether its session still lives: an administrator's, where one acts for another member. The
-- hash is none of its business.
create policy workspace_reads on web_sessions for select to x80_member, x80_settings
  using (workspace_id = current_setting('x80.workspace', true));
grant select (workspace_id, member_id, id, expires_at) on web_sessions to x80_member, x80_settings;

-- What belongs to a record, across members: whose it is and how much, neither content nor keys.
create policy holdings_names on members for select to x80_holdings using (workspace_id = current_setting('x80.workspace', true));
create policy holdings_reads on conversations for select to x80_holdings using (workspace_id = current_setting('x80.workspace', true));
create policy holdings_reads on notes for select to x80_holdings using (workspace_id = current_setting('x80.workspace', true));
create policy holdings_reads on note_messages for select to x80_holdings using (workspace_id = current_setting('x80.workspace', true));
create policy holdings_reads on crm_activities for select to x80_holdings using (workspace_id = current_setting('x80.workspace', true));
grant select (workspace_id, id, name) on members to x80_holdings;
grant select (workspace_id, member_id, id, channel, privacy, link_kind, link_record_id) on conversations to x80_holdings;
grant select on notes, note_messages to x80_holdings;
grant select (workspace_id, member_id, conversation_id, record_kind, record_id) on crm_activities to x80_holdings;
