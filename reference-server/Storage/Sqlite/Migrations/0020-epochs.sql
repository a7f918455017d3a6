-- A spent epoch wraps nothing any more: what is left is to destroy its key.
alter table key_epochs add column spent integer not null default 0;

alter table key_epochs add column proof blob not null default x'';

create unique index key_epochs_one_active on key_epochs (active) where active = 1;

create index conversation_keys_by_epoch on conversation_keys (epoch);

-- Conversations a key of which was destroyed under an epoch: it is to be rotated. Gone with the epoch.
create table erasures (
  workspace_id text not null,
  member_id text not null,
  conversation_id text not null,
  epoch integer not null,
  primary key (workspace_id, member_id, conversation_id, epoch)
) strict, without rowid;
