-- name: conversations
select workspace_id, member_id, id as conversation_id, privacy from conversations;

-- name: conversation_keys
select workspace_id, member_id, conversation_id, epoch, wrapped from conversation_keys;

-- name: message_keys
select workspace_id, member_id, conversation_id, message_id, wrapped from message_keys;

-- name: withheld
select workspace_id, member_id, conversation_id, message_id from message_marks where withheld = 1;

-- name: tokens
select id from tokens where revoked_at is null;

-- name: forget_message_keys
delete from message_keys;

-- name: forget_conversation_keys
delete from conversation_keys;

-- name: forget_crm_keys
delete from crm_keys;

-- name: forget_epochs
delete from key_epochs;

-- name: add_epoch
insert into key_epochs (epoch, active, spent, created_at, proof) values (@Epoch, @Active, @Spent, @CreatedAt, @Proof);

-- name: sealed
select id, sealed, sealed as wrapped from messages
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation;

-- name: drop_lost_lines
delete from note_messages
where not exists (
  select 1 from messages m join notes n on n.workspace_id = m.workspace_id and n.member_id = m.member_id and n.conversation_id = m.conversation_id
  where n.workspace_id = note_messages.workspace_id and n.member_id = note_messages.member_id and n.id = note_messages.note_id
    and m.id = note_messages.message_id);

-- name: end_calls
delete from crm_leases;

-- name: end_web_sessions
delete from web_sessions;

-- name: end_web_codes
delete from web_codes;

-- name: end_invitations
delete from invitations;

-- name: end_pairing_codes
delete from pairing_codes;

-- name: workspace
select id from workspaces limit 1;

-- name: place
select path, epoch from backup_place;

-- name: note_place
insert into backup_place (id, path, epoch) values (1, @Path, @Epoch)
on conflict (id) do update set path = excluded.path, epoch = excluded.epoch;

-- name: renewed
update backup_place set epoch = @Epoch where epoch < @Epoch;

-- name: forget_place
delete from backup_place;

-- name: recount
update conversations set held = (
  select count(*) from messages m
  where m.workspace_id = conversations.workspace_id and m.member_id = conversations.member_id and m.conversation_id = conversations.id);

-- name: forget_tails
delete from note_tails;
