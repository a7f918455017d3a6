-- What a token asked of the CRM, for its limits: a search is a row, an opened record the tag of its id.
create table crm_uses (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  token_id text collate "C" not null,
  what text collate "C" not null check (what in ('search', 'record')),
  tag bytea not null,
  used_at bigint not null,
  primary key (workspace_id, member_id, token_id, what, tag),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);

alter table crm_uses enable row level security, force row level security;

create policy member_own on crm_uses to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert, update, delete on crm_uses to x80_member;
