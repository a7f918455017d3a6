-- What may not be captured. A title or number stands here as tags alone (GATE-15); the label is what a person typed to know the entry by.
create table never_capture (
  workspace_id text not null,
  member_id text not null,
  id text not null,
  scope text not null check (scope in ('member', 'workspace')),
  form text not null check (form in ('conversation', 'phone', 'handle', 'title', 'id')),
  channel text not null,
  label text not null,
  envelope_tag blob,
  added_at integer not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
) strict, without rowid;

create index never_capture_by_envelope on never_capture (workspace_id, envelope_tag);

-- Which conversations of a member an entry means: by the tag of their key, which outlives the conversation's row.
create table never_capture_keys (
  workspace_id text not null,
  member_id text not null,
  entry_id text not null,
  key_tag blob not null,
  primary key (workspace_id, member_id, key_tag, entry_id),
  foreign key (workspace_id, member_id) references members (workspace_id, id),
  foreign key (workspace_id, entry_id) references never_capture (workspace_id, id) on delete cascade
) strict, without rowid;

-- One row is one explicit override by the conversation's own member.
create table capture_overrides (
  workspace_id text not null,
  member_id text not null,
  conversation_id text not null,
  what text not null check (what in ('list', 'disappearing', 'restricted')),
  added_at integer not null,
  primary key (workspace_id, member_id, conversation_id, what),
  foreign key (workspace_id, member_id, conversation_id)
    references conversations (workspace_id, member_id, id) on delete cascade
) strict, without rowid;
