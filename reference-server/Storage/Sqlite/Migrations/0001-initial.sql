-- Times are Unix milliseconds. Everything a client chooses freely stands here as a tag (keyed hash), all content sealed.
create table workspaces (
  id text primary key,
  name text not null,
  time_zone text not null,
  key_check blob not null,
  created_at integer not null
) strict;

create table key_epochs (
  epoch integer primary key,
  active integer not null,
  created_at integer not null
) strict;

create table members (
  workspace_id text not null references workspaces (id),
  id text not null,
  name text not null,
  created_at integer not null,
  primary key (workspace_id, id)
) strict, without rowid;

create table tokens (
  workspace_id text not null,
  member_id text not null,
  id text not null,
  hash blob not null unique,
  scopes text not null,
  created_at integer not null,
  expires_at integer not null,
  revoked_at integer,
  primary key (workspace_id, member_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
) strict;

create table web_codes (
  hash blob primary key,
  workspace_id text not null references workspaces (id),
  expires_at integer not null
) strict, without rowid;

create table web_sessions (
  hash blob primary key,
  workspace_id text not null references workspaces (id),
  expires_at integer not null
) strict, without rowid;

create table conversations (
  workspace_id text not null,
  member_id text not null,
  id text not null,
  channel text not null,
  key_tag blob not null,
  privacy text not null default 'private' check (privacy in ('private', 'shared')),
  link_kind text,
  link_record_id text,
  span blob,
  last_synced_at integer,
  opened_at integer not null,
  primary key (workspace_id, member_id, id),
  unique (workspace_id, member_id, channel, key_tag),
  foreign key (workspace_id, member_id) references members (workspace_id, id),
  check ((link_kind is null) = (link_record_id is null))
) strict, without rowid;

create table conversation_keys (
  workspace_id text not null,
  member_id text not null,
  conversation_id text not null,
  epoch integer not null references key_epochs (epoch),
  wrapped blob not null,
  primary key (workspace_id, member_id, conversation_id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
) strict, without rowid;

-- Content: inserted and deleted, never updated. Keys lie apart so that they can be re-wrapped or destroyed.
create table messages (
  row integer primary key,
  workspace_id text not null,
  member_id text not null,
  conversation_id text not null,
  id text not null,
  origin text not null check (origin in ('sync', 'share')),
  sealed blob not null,
  unique (workspace_id, member_id, conversation_id, id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
) strict;

create table message_keys (
  row integer primary key references messages (row) on delete cascade,
  wrapped blob not null
) strict;

-- What outlives a row of content: when it was last read, and whether its sender took it back.
create table message_marks (
  workspace_id text not null,
  member_id text not null,
  conversation_id text not null,
  message_id text not null,
  read_at integer not null,
  withheld integer not null default 0,
  primary key (workspace_id, member_id, conversation_id, message_id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
) strict, without rowid;

-- "This message stood directly above that one": the conversation's order is the union of these.
create table message_edges (
  workspace_id text not null,
  member_id text not null,
  conversation_id text not null,
  before_id text not null,
  after_id text not null,
  primary key (workspace_id, member_id, conversation_id, before_id, after_id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
) strict, without rowid;

-- One row lets one message of a Private conversation in; a trigger deletes it as the message arrives.
create table share_grants (
  workspace_id text not null,
  member_id text not null,
  conversation_id text not null,
  message_id text not null,
  primary key (workspace_id, member_id, conversation_id, message_id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
) strict, without rowid;

-- A note is the list of messages published to one record; its text is rendered when read.
create table notes (
  id text primary key,
  workspace_id text not null,
  member_id text not null,
  conversation_id text not null,
  record_kind text not null,
  record_id text not null,
  parts integer not null default 0,
  unique (workspace_id, member_id, conversation_id, record_kind, record_id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
) strict;

create index notes_by_record on notes (workspace_id, record_kind, record_id);

create table note_messages (
  note_id text not null references notes (id) on delete cascade,
  row integer not null references messages (row) on delete cascade,
  primary key (note_id, row)
) strict, without rowid;

create index note_messages_by_row on note_messages (row);

create table spent_clicks (
  workspace_id text not null,
  member_id text not null,
  tag blob not null,
  spent_at integer not null,
  primary key (workspace_id, member_id, tag)
) strict, without rowid;

create table idempotency (
  workspace_id text not null,
  member_id text not null,
  tag blob not null,
  body_tag blob not null,
  outcome text not null,
  done_at integer not null,
  primary key (workspace_id, member_id, tag)
) strict, without rowid;

create table audit (
  workspace_id text not null,
  member_id text not null,
  seq integer not null,
  at integer not null,
  token_id text not null,
  conversation_id text,
  click_tag blob,
  route text not null,
  counts text,
  allowed integer not null,
  reason text,
  hash blob not null,
  primary key (workspace_id, member_id, seq)
) strict, without rowid;

create table crm_records (
  workspace_id text not null references workspaces (id),
  kind text not null,
  id text not null,
  name text not null,
  phone text,
  email text,
  domain text,
  stage text,
  next_step_at integer,
  created_at integer not null,
  primary key (workspace_id, kind, id)
) strict, without rowid;

create table crm_activities (
  workspace_id text not null,
  id text not null,
  record_kind text not null,
  record_id text not null,
  kind text not null,
  day text not null,
  member_id text not null,
  conversation_id text not null,
  channel text not null,
  messages integer,
  typed text,
  primary key (workspace_id, id),
  unique (workspace_id, conversation_id, kind, day, record_kind, record_id),
  foreign key (workspace_id, record_kind, record_id) references crm_records (workspace_id, kind, id)
) strict, without rowid;
