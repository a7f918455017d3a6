-- name: owe
insert into crm_deletions
  (workspace_id, member_id, conversation_id, id, what, crm, record_kind, record_id, marker, remote_ids, note_id, lease_id,
   needs_rewrite, certain_at, due_at)
values (@Workspace, @Member, @Conversation, @Id, @What, @Crm, @Kind, @RecordId, @Marker, @RemoteIds, @Note, @Lease,
  @NeedsRewrite, @CertainAt, @DueAt);

-- name: of_conversation
select member_id, conversation_id, id, what, crm, record_kind, record_id, marker, remote_ids, note_id, lease_id, needs_rewrite,
  certain_at, due_at, attempts
from crm_deletions where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation order by id;

-- name: count
select count(*) from crm_deletions where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: rewrite_under
update crm_deletions set lease_id = @Lease, due_at = @DueAt
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and note_id = @Note and needs_rewrite = 1;

-- name: release
delete from crm_deletions
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and lease_id = @Lease;

-- name: release_unwritten
delete from crm_deletions
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and lease_id = @Lease and needs_rewrite = 0;

-- name: stand
update crm_deletions set note_id = null, lease_id = null, due_at = @Now, certain_at = @CertainAt
where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: due
select member_id, conversation_id, id, what, crm, record_kind, record_id, marker, remote_ids, note_id, lease_id, needs_rewrite,
  certain_at, due_at, attempts
from crm_deletions where workspace_id = @Workspace and due_at <= @Now and taken_until <= @Now order by due_at, id limit @Limit;

-- name: take
update crm_deletions set taken_until = @Until
where workspace_id = @Workspace and member_id = @Member and id = @Id and taken_until <= @Now;

-- name: drop_note
delete from notes where workspace_id = @Workspace and member_id = @Member and id = @Note;

-- name: drop_activity
delete from sent_activities where workspace_id = @Workspace and member_id = @Member and id = @Note;

-- name: rewritten
delete from crm_deletions
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and note_id = @Note and needs_rewrite = 1;

-- name: done
delete from crm_deletions where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: later
update crm_deletions set taken_until = 0, attempts = attempts + 1, due_at = @DueAt, note_id = null, lease_id = null
where workspace_id = @Workspace and member_id = @Member and id = @Id;
