-- The workspace's keys for CRMs, one a CRM, sealed under the epoch key. A rotation seals them anew.
create table crm_keys (
  workspace_id text not null references workspaces (id),
  crm text not null,
  epoch integer not null,
  sealed blob not null,
  primary key (workspace_id, crm)
) strict, without rowid;

-- A deal belongs to a person, a company or both; a person may belong to a company.
alter table crm_records add column company_id text;
alter table crm_records add column person_id text;

create index crm_records_of_company on crm_records (workspace_id, company_id) where company_id is not null;
create index crm_records_of_person on crm_records (workspace_id, person_id) where person_id is not null;

-- Fields that the workspace made for its own records, and what stands in them.
create table crm_fields (
  workspace_id text not null references workspaces (id),
  kind text not null,
  key text not null,
  label text not null,
  type text not null,
  options text,
  position integer not null,
  primary key (workspace_id, kind, key)
) strict, without rowid;

create table crm_values (
  workspace_id text not null,
  kind text not null,
  record_id text not null,
  field_key text not null,
  value text not null,
  primary key (workspace_id, kind, record_id, field_key),
  foreign key (workspace_id, kind, record_id) references crm_records (workspace_id, kind, id),
  foreign key (workspace_id, kind, field_key) references crm_fields (workspace_id, kind, key)
) strict, without rowid;

-- A record that was merged into another stays as an id that means that one: no link, note or activity has to be touched.
alter table crm_records add column merged_into text;

create index crm_records_merged on crm_records (workspace_id, kind, merged_into) where merged_into is not null;

-- The country of phone numbers that are written without one; null for the one that the server was started with.
alter table workspace_settings add column phone_region text;

-- A note says how many messages were taken back, without a look at every mark.
create index message_marks_withheld on message_marks (workspace_id, member_id, conversation_id) where withheld = 1;

-- The CRM that an administrator chose; null for the one that the server was started for.
alter table workspace_settings add column crm text;

-- What a member did of late is asked for at every share and every refusal: not to be looked for in all that they ever did.
create index audit_recent on audit (workspace_id, member_id, at);

-- The web app's list shows what was used last; the expression is that of conversations.latest.
create index conversations_used on conversations (
  workspace_id, member_id, (case when last_synced_at > opened_at then last_synced_at else opened_at end) desc, id);
