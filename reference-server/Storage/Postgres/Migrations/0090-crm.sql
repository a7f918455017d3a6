-- The workspace's keys for CRMs, one a CRM, sealed under the epoch key. A rotation seals them anew.
create table crm_keys (
  workspace_id text collate "C" not null references workspaces (id),
  crm text collate "C" not null,
  epoch bigint not null,
  sealed bytea not null,
  primary key (workspace_id, crm)
);

alter table crm_keys enable row level security, force row level security;

create policy settings_all on crm_keys to x80_settings using (workspace_id = current_setting('x80.workspace', true));
grant select, insert, update, delete on crm_keys to x80_settings;

-- Whoever seals a key holds the active epoch in place while it does.
create policy settings_reads on key_epochs for select to x80_settings using (true);
create policy settings_holds on key_epochs for update to x80_settings using (true) with check (false);
grant select, update (created_at) on key_epochs to x80_settings;

-- A rotation moves them from one epoch to the next.
create policy rotation_reads on crm_keys for select to x80_rotation using (true);
create policy rotation_rewraps on crm_keys for update to x80_rotation using (true);
grant select, update (epoch, sealed) on crm_keys to x80_rotation;

-- A deal belongs to a person, a company or both; a person may belong to a company.
alter table crm_records add column company_id text collate "C";
alter table crm_records add column person_id text collate "C";

create index crm_records_of_company on crm_records (workspace_id, company_id) where company_id is not null;
create index crm_records_of_person on crm_records (workspace_id, person_id) where person_id is not null;

-- Fields that the workspace made for its own records, and what stands in them.
create table crm_fields (
  workspace_id text collate "C" not null references workspaces (id),
  kind text collate "C" not null,
  key text collate "C" not null,
  label text collate "C" not null,
  type text collate "C" not null,
  options text collate "C",
  position bigint not null,
  primary key (workspace_id, kind, key)
);

create table crm_values (
  workspace_id text collate "C" not null,
  kind text collate "C" not null,
  record_id text collate "C" not null,
  field_key text collate "C" not null,
  value text collate "C" not null,
  primary key (workspace_id, kind, record_id, field_key),
  foreign key (workspace_id, kind, record_id) references crm_records (workspace_id, kind, id),
  foreign key (workspace_id, kind, field_key) references crm_fields (workspace_id, kind, key)
);

alter table crm_fields enable row level security, force row level security;
alter table crm_values enable row level security, force row level security;

create policy records_reads on crm_fields for select to x80_records using (workspace_id = current_setting('x80.workspace', true));
create policy records_all on crm_values to x80_records using (workspace_id = current_setting('x80.workspace', true));
grant select on crm_fields to x80_records;
grant select, insert, update, delete on crm_values to x80_records;

-- An administrator makes fields, and takes them away with what stands in them.
create policy settings_all on crm_fields to x80_settings using (workspace_id = current_setting('x80.workspace', true));
create policy settings_all on crm_values to x80_settings using (workspace_id = current_setting('x80.workspace', true));
grant select, insert, delete on crm_fields to x80_settings;
grant select, delete on crm_values to x80_settings;

-- A record that was merged into another stays as an id that means that one: no link, note or activity has to be touched.
alter table crm_records add column merged_into text collate "C";

create index crm_records_merged on crm_records (workspace_id, kind, merged_into) where merged_into is not null;

-- An administrator renames a stage on every record that stands at it, and leaves out none that one stands at.
create policy settings_reads on crm_records for select to x80_settings using (workspace_id = current_setting('x80.workspace', true));
create policy settings_restages on crm_records for update to x80_settings using (workspace_id = current_setting('x80.workspace', true));
grant select (workspace_id, kind, stage, merged_into), update (stage) on crm_records to x80_settings;

-- The country of phone numbers that are written without one; null for the one that the server was started with.
alter table workspace_settings add column phone_region text collate "C";

-- A note says how many messages were taken back; of which ones, whoever reads it across members learns nothing.
create policy published_only on message_marks for select to x80_published
  using (workspace_id = current_setting('x80.workspace', true) and exists (
    select 1 from notes n
    where n.workspace_id = message_marks.workspace_id and n.member_id = message_marks.member_id
      and n.conversation_id = message_marks.conversation_id));
grant select (workspace_id, member_id, conversation_id, withheld) on message_marks to x80_published;

create index message_marks_withheld on message_marks (workspace_id, member_id, conversation_id) where withheld = 1;

-- The CRM that an administrator chose; null for the one that the server was started for.
alter table workspace_settings add column crm text collate "C";

-- What a member did of late is asked for at every share and every refusal: not to be looked for in all that they ever did.
create index audit_recent on audit (workspace_id, member_id, at);

-- The web app's list shows what was used last; the expression is that of conversations.latest.
create index conversations_used on conversations (
  workspace_id, member_id, (case when last_synced_at > opened_at then last_synced_at else opened_at end) desc, id);
