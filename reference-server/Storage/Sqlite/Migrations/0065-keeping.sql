-- Where a member's audit trail begins once old segments went at the retention: the last entry that is gone, and the line
-- that was signed for it outside the database.
create table audit_cuts (
  workspace_id text not null,
  member_id text not null,
  seq integer not null,
  hash blob not null,
  cut_at integer not null,
  line blob not null,
  primary key (workspace_id, member_id)
) strict, without rowid;

-- Where the newest backup lies, and the epoch that its living keys are wrapped under: a rotation renews them there.
create table backup_place (
  id integer primary key check (id = 1),
  path text not null,
  epoch integer not null
) strict;
