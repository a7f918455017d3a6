-- name: plan
insert into sent_activities
  (workspace_id, member_id, id, conversation_id, crm, record_kind, record_id, kind, day, messages, typed)
values (@Workspace, @Member, @Id, @Conversation, @Crm, @RecordKind, @RecordId, @Kind, @Day, @Messages, @Typed)
on conflict (workspace_id, member_id, conversation_id, crm, record_kind, record_id, kind, day)
do update set messages = excluded.messages, typed = coalesce(excluded.typed, sent_activities.typed);

-- name: find
select id, crm, record_kind, record_id, kind, day, messages, typed, remote_id from sent_activities
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation
  and crm = @Crm and record_kind = @RecordKind and record_id = @RecordId and kind = @Kind and day = @Day;

-- name: of_conversation
select id, crm, record_kind, record_id, kind, day, messages, typed, remote_id from sent_activities
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation order by id;

-- name: written
update sent_activities set remote_id = @RemoteId where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: drop
delete from sent_activities where workspace_id = @Workspace and member_id = @Member and id = @Id;
