-- Who shows times reads the workspace's time zone, and nothing else of its settings.
create policy access_zone on workspace_settings for select to x80_access using (true);
create policy records_zone on workspace_settings for select to x80_records using (workspace_id = current_setting('x80.workspace', true));
create policy published_zone on workspace_settings for select to x80_published using (workspace_id = current_setting('x80.workspace', true));
grant select (workspace_id, time_zone) on workspace_settings to x80_access, x80_records, x80_published;

-- A next step was the midnight of its day where the server was started, and moved to another day with the time zone. It is
-- the day's midnight in UTC from here on; half a day and an hour and a half bring every zone from -10 to +13 to its own day.
alter table crm_records no force row level security;
update crm_records set next_step_at = (next_step_at + 48600000) / 86400000 * 86400000 where next_step_at is not null;
alter table crm_records force row level security;
