create table audit (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  seq bigint not null,
  at bigint not null,
  token_id text collate "C" not null,
  conversation_id text collate "C",
  click_tag bytea,
  route text collate "C" not null,
  counts text collate "C",
  allowed bigint not null,
  reason text collate "C",
  hash bytea not null,
  primary key (workspace_id, member_id, seq)
);

alter table audit enable row level security, force row level security;

create policy member_own on audit to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert on audit to x80_member;
