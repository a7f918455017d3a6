-- Grows with every flip to Private: what was rendered before it may no longer be sent.
alter table conversations add column privacy_epoch bigint not null default 0;

-- What a remote CRM calls the parts of a note.
create table note_parts (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  note_id text collate "C" not null,
  number bigint not null,
  remote_id text collate "C" not null,
  primary key (workspace_id, member_id, note_id, number),
  foreign key (workspace_id, member_id, note_id) references notes (workspace_id, member_id, id) on delete cascade
);

-- Tags of the texts that this server may have written there: any other text collate "C" is a person's edit.
create table note_texts (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  note_id text collate "C" not null,
  number bigint not null,
  tag bytea not null,
  primary key (workspace_id, member_id, note_id, number, tag),
  foreign key (workspace_id, member_id, note_id) references notes (workspace_id, member_id, id) on delete cascade
);

-- One call to a remote CRM at a time for a conversation, on any replica. No transaction is open meanwhile.
create table crm_leases (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  conversation_id text collate "C" not null,
  id text collate "C" not null,
  note_id text collate "C" not null,
  privacy_epoch bigint not null,
  expires_at bigint not null,
  cancelled bigint not null default 0,
  primary key (workspace_id, member_id, conversation_id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
);

-- Activities written to a remote CRM.
create table sent_activities (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  id text collate "C" not null,
  conversation_id text collate "C" not null,
  crm text collate "C" not null,
  record_kind text collate "C" not null,
  record_id text collate "C" not null,
  kind text collate "C" not null,
  day text collate "C" not null,
  messages bigint,
  typed text collate "C",
  remote_id text collate "C",
  primary key (workspace_id, member_id, id),
  unique (workspace_id, member_id, conversation_id, crm, record_kind, record_id, kind, day),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
);

-- Copies in a CRM that must go. A row with a lease goes by itself when that call ends well; "certain" is when a look that finds nothing proves it.
create table crm_deletions (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  conversation_id text collate "C" not null,
  id text collate "C" not null,
  what text collate "C" not null,
  crm text collate "C" not null,
  record_kind text collate "C" not null,
  record_id text collate "C" not null,
  marker text collate "C" not null,
  remote_ids text collate "C" not null,
  note_id text collate "C",
  lease_id text collate "C",
  needs_rewrite bigint not null default 0,
  certain_at bigint not null,
  due_at bigint not null,
  taken_until bigint not null default 0,
  attempts bigint not null default 0,
  primary key (workspace_id, member_id, id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
);

create index crm_deletions_due on crm_deletions (workspace_id, due_at);

alter table note_parts enable row level security, force row level security;
alter table note_texts enable row level security, force row level security;
alter table crm_leases enable row level security, force row level security;
alter table sent_activities enable row level security, force row level security;
alter table crm_deletions enable row level security, force row level security;

create policy member_own on note_parts to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy member_own on note_texts to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy member_own on crm_leases to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy member_own on sent_activities to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy member_own on crm_deletions to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert, update, delete on note_parts, note_texts, crm_leases, sent_activities, crm_deletions to x80_member;

-- An activity of the embedded CRM is written in the transaction of its click.
grant insert on crm_activities to x80_member;

-- Deletions owed to a CRM: places and markers; of a note only that it is gone here. Neither content nor keys.
create policy deletions_all on crm_deletions to x80_deletions using (workspace_id = current_setting('x80.workspace', true));
create policy deletions_reads on notes for select to x80_deletions using (workspace_id = current_setting('x80.workspace', true));
create policy deletions_drops on notes for delete to x80_deletions using (workspace_id = current_setting('x80.workspace', true));
grant select, update, delete on crm_deletions to x80_deletions;
grant select (workspace_id, member_id, id), delete on notes to x80_deletions;

-- The sweep deletes a member's rows by their ids and times; no column with content or a wrapped key can be read.
create policy sweep_own on conversations to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_own on messages to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_own on conversation_keys to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_own on message_marks to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_own on message_edges to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_own on share_grants to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_own on crm_activities to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_own on spent_clicks to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_own on idempotency to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_own on notes to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_own on note_parts to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_own on note_texts to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_own on crm_leases to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_own on sent_activities to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_own on crm_deletions to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_own on audit to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select (workspace_id, member_id, id, link_kind, opened_at, last_synced_at, privacy, privacy_epoch), delete on conversations to x80_sweep;
grant select (workspace_id, member_id, conversation_id, id), delete on messages to x80_sweep;
grant select (workspace_id, member_id, conversation_id, epoch), delete on conversation_keys to x80_sweep;
grant select (workspace_id, member_id, conversation_id, withheld), delete on message_marks to x80_sweep;
grant select (workspace_id, member_id, conversation_id), delete on message_edges to x80_sweep;
grant select (workspace_id, member_id, conversation_id), delete on share_grants to x80_sweep;
grant select (workspace_id, member_id, conversation_id), delete on crm_activities to x80_sweep;
grant select (workspace_id, member_id, spent_at), delete on spent_clicks to x80_sweep;
grant select (workspace_id, member_id, done_at), delete on idempotency to x80_sweep;
grant update (privacy, privacy_epoch, last_synced_at, span) on conversations to x80_sweep;
grant select, insert, update, delete on crm_deletions to x80_sweep;
grant select, update, delete on crm_leases to x80_sweep;
grant select, delete on notes, note_parts, note_texts, sent_activities to x80_sweep;
grant select, insert on audit to x80_sweep;
