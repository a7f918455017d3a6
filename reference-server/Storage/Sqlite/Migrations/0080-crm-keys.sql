-- The workspace's keys for CRMs, one a CRM, sealed under the epoch key. A rotation seals them anew.
create table crm_keys (
  workspace_id text not null references workspaces (id),
  crm text not null,
  epoch integer not null,
  sealed blob not null,
  primary key (workspace_id, crm)
) strict, without rowid;
