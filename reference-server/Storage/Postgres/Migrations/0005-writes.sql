create table spent_clicks (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  tag bytea not null,
  spent_at bigint not null,
  primary key (workspace_id, member_id, tag)
);

create table idempotency (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  tag bytea not null,
  body_tag bytea not null,
  outcome text collate "C" not null,
  done_at bigint not null,
  primary key (workspace_id, member_id, tag)
);

alter table spent_clicks enable row level security, force row level security;
alter table idempotency enable row level security, force row level security;

create policy member_own on spent_clicks to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy member_own on idempotency to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert on spent_clicks to x80_member;
grant select, insert, update, delete on idempotency to x80_member;
