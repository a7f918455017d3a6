-- name: add
insert into crm_records (workspace_id, kind, id, name, phone, email, domain, stage, next_step_at, company_id, person_id, created_at)
values (@Workspace, @Kind, @Id, @Name, @Phone, @Email, @Domain, @Stage, @NextStepAt, @CompanyId, @PersonId, @Now)
on conflict do nothing;

-- name: find
select kind, id, name, phone, email, domain, stage, next_step_at, company_id, person_id from crm_records
where workspace_id = @Workspace and kind = @Kind
  and id = coalesce((select m.merged_into from crm_records m where m.workspace_id = @Workspace and m.kind = @Kind and m.id = @Id), @Id);

-- name: meaning
select id from crm_records where workspace_id = @Workspace and kind = @Kind and (id = @Id or merged_into = @Id) order by id;

-- name: follow
update crm_records set merged_into = @Into where workspace_id = @Workspace and kind = @Kind and merged_into = @Id;

-- name: merge
update crm_records set merged_into = @Into, name = '', phone = null, email = null, domain = null, stage = null, next_step_at = null,
  company_id = null, person_id = null
where workspace_id = @Workspace and kind = @Kind and id = @Id;

-- name: move_from_company
update crm_records set company_id = @Into where workspace_id = @Workspace and company_id = @Id;

-- name: move_from_person
update crm_records set person_id = @Into where workspace_id = @Workspace and person_id = @Id;

-- name: drop_values
delete from crm_values where workspace_id = @Workspace and kind = @Kind and record_id = @Id;

-- name: delete
delete from crm_records where workspace_id = @Workspace and kind = @Kind and (id = @Id or merged_into = @Id)
  and not exists (select 1 from crm_activities a
    join crm_records r on r.workspace_id = a.workspace_id and r.kind = a.record_kind and r.id = a.record_id
    where a.workspace_id = @Workspace and a.record_kind = @Kind and (r.id = @Id or r.merged_into = @Id));

-- name: stages_in_use
select stage, count(*) as records from crm_records
where workspace_id = @Workspace and kind = @Kind and stage is not null and merged_into is null group by stage order by stage;

-- name: rename_stage
update crm_records set stage = @Name where workspace_id = @Workspace and kind = @Kind and stage = @Was;

-- name: edit
update crm_records set name = @Name, phone = @Phone, email = @Email, domain = @Domain, stage = @Stage, next_step_at = @NextStepAt,
  company_id = @CompanyId, person_id = @PersonId
where workspace_id = @Workspace and kind = @Kind and id = @Id;

-- name: all
select kind, id, name, phone, email, domain, stage, next_step_at, company_id, person_id from crm_records
where workspace_id = @Workspace and merged_into is null order by kind, name, id;

-- name: values_of
select kind, record_id, field_key, value from crm_values where workspace_id = @Workspace and kind = @Kind and record_id = @Id;

-- name: values_all
select kind, record_id, field_key, value from crm_values where workspace_id = @Workspace;

-- name: put_value
insert into crm_values (workspace_id, kind, record_id, field_key, value) values (@Workspace, @Kind, @Id, @Key, @Value)
on conflict (workspace_id, kind, record_id, field_key) do update set value = excluded.value;

-- name: drop_value
delete from crm_values where workspace_id = @Workspace and kind = @Kind and record_id = @Id and field_key = @Key;

-- name: fields
select kind, key, label, type, options, position from crm_fields where workspace_id = @Workspace order by kind, position, key;

-- name: add_field
insert into crm_fields (workspace_id, kind, key, label, type, options, position)
values (@Workspace, @Kind, @Key, @Label, @Type, @Options, @Position);

-- name: drop_values_of_field
delete from crm_values where workspace_id = @Workspace and kind = @Kind and field_key = @Key;

-- name: drop_field
delete from crm_fields where workspace_id = @Workspace and kind = @Kind and key = @Key;

-- name: last_day
select max(day) from crm_activities where workspace_id = @Workspace and record_kind = @Kind
  and record_id in (select id from crm_records where workspace_id = @Workspace and kind = @Kind and (id = @RecordId or merged_into = @RecordId));

-- name: activities
select id, kind, day, conversation_id, channel, messages, typed from crm_activities
where workspace_id = @Workspace and record_kind = @Kind
  and record_id in (select id from crm_records where workspace_id = @Workspace and kind = @Kind and (id = @RecordId or merged_into = @RecordId))
order by day desc, id limit @Limit offset @Offset;

-- name: log
insert into crm_activities
  (workspace_id, id, record_kind, record_id, kind, day, member_id, conversation_id, channel, messages, typed)
values (@Workspace, @Id, @RecordKind, @RecordId, @Kind, @Day, @Member, @Conversation, @Channel, @Messages, @Typed)
on conflict (workspace_id, conversation_id, kind, day, record_kind, record_id)
do update set messages = excluded.messages, typed = coalesce(excluded.typed, crm_activities.typed);

-- name: activity
select id, kind, day, conversation_id, channel, messages, typed from crm_activities
where workspace_id = @Workspace and conversation_id = @Conversation and kind = @Kind and day = @Day
  and record_kind = @RecordKind and record_id = @RecordId;

-- name: clear_counts
update crm_activities set messages = null where workspace_id = @Workspace and conversation_id = @Conversation;

-- name: drop_activities
delete from crm_activities where workspace_id = @Workspace and conversation_id = @Conversation;

-- name: plan_sent
insert into sent_activities
  (workspace_id, member_id, id, conversation_id, crm, record_kind, record_id, kind, day, messages, typed)
values (@Workspace, @Member, @Id, @Conversation, @Crm, @RecordKind, @RecordId, @Kind, @Day, @Messages, @Typed)
on conflict (workspace_id, member_id, conversation_id, crm, record_kind, record_id, kind, day)
do update set messages = excluded.messages, typed = coalesce(excluded.typed, sent_activities.typed);

-- name: find_sent
select id, crm, record_kind, record_id, kind, day, messages, typed, remote_id, uncertain_until from sent_activities
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation
  and crm = @Crm and record_kind = @RecordKind and record_id = @RecordId and kind = @Kind and day = @Day;

-- name: sent_of_conversation
select id, crm, record_kind, record_id, kind, day, messages, typed, remote_id, uncertain_until from sent_activities
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation order by id;

-- name: sent_by_id
select id, crm, record_kind, record_id, kind, day, messages, typed, remote_id, uncertain_until from sent_activities
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and id = @Id;

-- name: sent_counted
select id, crm, record_kind, record_id, kind, day, messages, typed, remote_id, uncertain_until from sent_activities
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and messages is not null order by day desc, id;

-- name: clear_sent_counts
update sent_activities set messages = null
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: sent_uncertain
update sent_activities set uncertain_until = @Until where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: sent_written
update sent_activities set remote_id = @RemoteId, uncertain_until = 0 where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: drop_sent
delete from sent_activities where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: find_key
select workspace_id, crm, epoch, sealed from crm_keys where workspace_id = @Workspace and crm = @Crm;

-- name: put_key
insert into crm_keys (workspace_id, crm, epoch, sealed) values (@Workspace, @Crm, @Epoch, @Sealed)
on conflict (workspace_id, crm) do update set epoch = excluded.epoch, sealed = excluded.sealed;

-- name: drop_key
delete from crm_keys where workspace_id = @Workspace and crm = @Crm;

-- name: keys_of_epoch
select workspace_id, crm, epoch, sealed from crm_keys where epoch = @Epoch;

-- name: reseal_key
update crm_keys set epoch = @Epoch, sealed = @Sealed where workspace_id = @Workspace and crm = @Crm and epoch = @Old and sealed = @Was;
