create table crm_records (
  workspace_id text collate "C" not null references workspaces (id),
  kind text collate "C" not null,
  id text collate "C" not null,
  name text collate "C" not null,
  phone text collate "C",
  email text collate "C",
  domain text collate "C",
  stage text collate "C",
  next_step_at bigint,
  created_at bigint not null,
  primary key (workspace_id, kind, id)
);

create table crm_activities (
  workspace_id text collate "C" not null,
  id text collate "C" not null,
  record_kind text collate "C" not null,
  record_id text collate "C" not null,
  kind text collate "C" not null,
  day text collate "C" not null,
  member_id text collate "C" not null,
  conversation_id text collate "C" not null,
  channel text collate "C" not null,
  messages bigint,
  typed text collate "C",
  primary key (workspace_id, id),
  unique (workspace_id, conversation_id, kind, day, record_kind, record_id),
  foreign key (workspace_id, record_kind, record_id) references crm_records (workspace_id, kind, id)
);

alter table crm_records enable row level security, force row level security;
alter table crm_activities enable row level security, force row level security;

create policy records_all on crm_records to x80_records using (workspace_id = current_setting('x80.workspace', true));
create policy records_all on crm_activities to x80_records using (workspace_id = current_setting('x80.workspace', true));
grant select, insert, update, delete on crm_records, crm_activities to x80_records;

-- A flip and a withdraw take what they wrote out of the record, in their own transaction.
create policy member_own on crm_activities to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, update, delete on crm_activities to x80_member;
