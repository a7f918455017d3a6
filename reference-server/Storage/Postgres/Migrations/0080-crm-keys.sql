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
