-- Where the newest backup lies, and the epoch that its living keys are wrapped under: a rotation renews them there.
create table backup_place (
  id integer primary key check (id = 1),
  path text not null,
  epoch integer not null
) strict;
