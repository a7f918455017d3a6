-- name: find
select privacy_change, shares_a_day, retention_months, searches_a_minute, records_a_day, overridable, record_kinds, record_fields,
  packs_minimum, packs_revoked, time_zone, phone_region, crm
from workspace_settings where workspace_id = @Workspace;

-- name: set
insert into workspace_settings
  (workspace_id, privacy_change, shares_a_day, retention_months, searches_a_minute, records_a_day, overridable, record_kinds,
   record_fields, packs_minimum, packs_revoked, time_zone, phone_region, crm)
values (@Workspace, @PrivacyChange, @SharesADay, @RetentionMonths, @SearchesAMinute, @RecordsADay, @Overridable, @RecordKinds,
  @RecordFields, @PacksMinimum, @PacksRevoked, @TimeZone, @PhoneRegion, @Crm)
on conflict (workspace_id) do update set
  privacy_change = excluded.privacy_change, shares_a_day = excluded.shares_a_day, retention_months = excluded.retention_months,
  searches_a_minute = excluded.searches_a_minute, records_a_day = excluded.records_a_day, overridable = excluded.overridable,
  record_kinds = excluded.record_kinds, record_fields = excluded.record_fields, packs_minimum = excluded.packs_minimum,
  packs_revoked = excluded.packs_revoked, time_zone = excluded.time_zone, phone_region = excluded.phone_region,
  crm = excluded.crm;

-- name: crm
select crm from workspace_settings where workspace_id = @Workspace;

-- name: time_zone
select time_zone from workspace_settings where workspace_id = @Workspace;
