-- Content: inserted and deleted, never updated. Keys lie apart so that they can be re-wrapped or destroyed.
create table messages (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  conversation_id text collate "C" not null,
  id text collate "C" not null,
  origin text collate "C" not null check (origin in ('sync', 'share')),
  sealed bytea not null,
  primary key (workspace_id, member_id, conversation_id, id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
);

create table message_keys (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  conversation_id text collate "C" not null,
  message_id text collate "C" not null,
  wrapped bytea not null,
  primary key (workspace_id, member_id, conversation_id, message_id),
  foreign key (workspace_id, member_id, conversation_id, message_id)
    references messages (workspace_id, member_id, conversation_id, id) on delete cascade
);

-- What outlives a row of content: when it was last read, and whether its sender took it back.
create table message_marks (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  conversation_id text collate "C" not null,
  message_id text collate "C" not null,
  read_at bigint not null,
  withheld bigint not null default 0,
  primary key (workspace_id, member_id, conversation_id, message_id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
);

-- "This message stood directly above that one": the conversation's order is the union of these.
create table message_edges (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  conversation_id text collate "C" not null,
  before_id text collate "C" not null,
  after_id text collate "C" not null,
  primary key (workspace_id, member_id, conversation_id, before_id, after_id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
);

-- One row lets one message of a Private conversation in; a trigger deletes it as the message arrives.
create table share_grants (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  conversation_id text collate "C" not null,
  message_id text collate "C" not null,
  primary key (workspace_id, member_id, conversation_id, message_id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
);

alter table messages enable row level security, force row level security;
alter table message_keys enable row level security, force row level security;
alter table message_marks enable row level security, force row level security;
alter table message_edges enable row level security, force row level security;
alter table share_grants enable row level security, force row level security;

create policy member_own on messages to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy member_own on message_keys to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy member_own on message_marks to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy member_own on message_edges to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy member_own on share_grants to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert, delete on messages to x80_member;
grant select, insert, update, delete on message_keys, message_marks, message_edges, share_grants to x80_member;
