-- What a token asked of the CRM, for its limits: a search is a row, an opened record the tag of its id.
create table crm_uses (
  workspace_id text not null,
  member_id text not null,
  token_id text not null,
  what text not null check (what in ('search', 'record')),
  tag blob not null,
  used_at integer not null,
  primary key (workspace_id, member_id, token_id, what, tag),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
) strict, without rowid;
