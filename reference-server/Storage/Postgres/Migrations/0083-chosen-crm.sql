-- The CRM that an administrator chose; null for the one that the server was started for.
alter table workspace_settings add column crm text collate "C";
