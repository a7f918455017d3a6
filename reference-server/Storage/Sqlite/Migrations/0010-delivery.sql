-- Grows with every flip to Private: what was rendered before it may no longer be sent.
alter table conversations add column privacy_epoch integer not null default 0;

-- What a remote CRM calls the parts of a note.
create table note_parts (
  workspace_id text not null,
  member_id text not null,
  note_id text not null,
  number integer not null,
  remote_id text not null,
  primary key (workspace_id, member_id, note_id, number),
  foreign key (workspace_id, member_id, note_id) references notes (workspace_id, member_id, id) on delete cascade
) strict, without rowid;

-- Tags of the texts that this server may have written there: any other text is a person's edit.
create table note_texts (
  workspace_id text not null,
  member_id text not null,
  note_id text not null,
  number integer not null,
  tag blob not null,
  primary key (workspace_id, member_id, note_id, number, tag),
  foreign key (workspace_id, member_id, note_id) references notes (workspace_id, member_id, id) on delete cascade
) strict, without rowid;

-- One call to a remote CRM at a time for a conversation, on any replica. No transaction is open meanwhile.
create table crm_leases (
  workspace_id text not null,
  member_id text not null,
  conversation_id text not null,
  id text not null,
  note_id text not null,
  privacy_epoch integer not null,
  expires_at integer not null,
  cancelled integer not null default 0,
  primary key (workspace_id, member_id, conversation_id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
) strict, without rowid;

-- Activities written to a remote CRM.
create table sent_activities (
  workspace_id text not null,
  member_id text not null,
  id text not null,
  conversation_id text not null,
  crm text not null,
  record_kind text not null,
  record_id text not null,
  kind text not null,
  day text not null,
  messages integer,
  typed text,
  remote_id text,
  primary key (workspace_id, member_id, id),
  unique (workspace_id, member_id, conversation_id, crm, record_kind, record_id, kind, day),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
) strict, without rowid;

-- Copies in a CRM that must go. A row with a lease goes by itself when that call ends well; "certain" is when a look that finds nothing proves it.
create table crm_deletions (
  workspace_id text not null,
  member_id text not null,
  conversation_id text not null,
  id text not null,
  what text not null,
  crm text not null,
  record_kind text not null,
  record_id text not null,
  marker text not null,
  remote_ids text not null,
  note_id text,
  lease_id text,
  needs_rewrite integer not null default 0,
  certain_at integer not null,
  due_at integer not null,
  taken_until integer not null default 0,
  attempts integer not null default 0,
  primary key (workspace_id, member_id, id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
) strict, without rowid;

create index crm_deletions_due on crm_deletions (workspace_id, due_at);
