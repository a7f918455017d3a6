-- Content: inserted and deleted, never updated. Keys lie apart so that they can be re-wrapped or destroyed.
create table messages (
  workspace_id text not null,
  member_id text not null,
  conversation_id text not null,
  id text not null,
  origin text not null check (origin in ('sync', 'share')),
  sealed blob not null,
  primary key (workspace_id, member_id, conversation_id, id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
) strict;

create table message_keys (
  workspace_id text not null,
  member_id text not null,
  conversation_id text not null,
  message_id text not null,
  wrapped blob not null,
  primary key (workspace_id, member_id, conversation_id, message_id),
  foreign key (workspace_id, member_id, conversation_id, message_id)
    references messages (workspace_id, member_id, conversation_id, id) on delete cascade
) strict, without rowid;

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
