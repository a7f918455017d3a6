-- name: find
select id, note_id, privacy_epoch, expires_at, cancelled from crm_leases
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: put
insert into crm_leases (workspace_id, member_id, conversation_id, id, note_id, privacy_epoch, expires_at)
values (@Workspace, @Member, @Conversation, @Id, @Note, @Epoch, @ExpiresAt);

-- name: drop
delete from crm_leases
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and id = @Id;

-- name: cancel
update crm_leases set cancelled = 1
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: holds
select count(*) from crm_leases l
join conversations c on c.workspace_id = l.workspace_id and c.member_id = l.member_id and c.id = l.conversation_id
where l.workspace_id = @Workspace and l.member_id = @Member and l.conversation_id = @Conversation and l.id = @Id
  and l.cancelled = 0 and l.expires_at > @Now and l.privacy_epoch = c.privacy_epoch;
