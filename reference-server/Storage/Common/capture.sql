-- name: listed
select count(*) from conversations c
join never_capture_keys k on k.workspace_id = c.workspace_id and k.member_id = c.member_id and k.key_tag = c.key_tag
where c.workspace_id = @Workspace and c.member_id = @Member and c.id = @Id;

-- name: overrides
select what from capture_overrides where workspace_id = @Workspace and member_id = @Member and conversation_id = @Id;

-- name: add_override
insert into capture_overrides (workspace_id, member_id, conversation_id, what, added_at)
values (@Workspace, @Member, @Conversation, @What, @Now)
on conflict do nothing;

-- name: drop_override
delete from capture_overrides
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and what = @What;

-- name: end_overrides
delete from capture_overrides where workspace_id = @Workspace and what = @What;

-- name: match_envelope
insert into never_capture_keys (workspace_id, member_id, entry_id, key_tag)
select workspace_id, @Member, id, @KeyTag from never_capture
where workspace_id = @Workspace and envelope_tag = @EnvelopeTag and (scope = 'workspace' or member_id = @Member)
on conflict do nothing;

-- name: entries_of_member
select id, form, channel, label, added_at from never_capture
where workspace_id = @Workspace and member_id = @Member and scope = 'member' order by added_at, id;

-- name: entries_of_workspace
select id, form, channel, label, added_at from never_capture
where workspace_id = @Workspace and scope = 'workspace' order by added_at, id;

-- name: add_entry
insert into never_capture (workspace_id, member_id, id, scope, form, channel, label, envelope_tag, added_at)
values (@Workspace, @Member, @Id, @Scope, @Form, @Channel, @Label, @EnvelopeTag, @Now);

-- name: add_key
insert into never_capture_keys (workspace_id, member_id, entry_id, key_tag)
values (@Workspace, @Member, @Entry, @KeyTag)
on conflict do nothing;

-- name: add_key_of_conversation
insert into never_capture_keys (workspace_id, member_id, entry_id, key_tag)
select workspace_id, member_id, @Entry, key_tag from conversations
where workspace_id = @Workspace and member_id = @Member and id = @Conversation
on conflict do nothing;

-- name: members
select id from members where workspace_id = @Workspace order by id;

-- name: drop_entry_of_member
delete from never_capture where workspace_id = @Workspace and member_id = @Member and id = @Id and scope = 'member';

-- name: drop_entry_of_workspace
delete from never_capture where workspace_id = @Workspace and id = @Id and scope = 'workspace';

-- name: scopes_of_conversation
select distinct e.scope from conversations c
join never_capture_keys k on k.workspace_id = c.workspace_id and k.member_id = c.member_id and k.key_tag = c.key_tag
join never_capture e on e.workspace_id = k.workspace_id and e.id = k.entry_id
where c.workspace_id = @Workspace and c.member_id = @Member and c.id = @Id;

-- name: overrides_of_conversation
select what, added_at from capture_overrides
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Id order by added_at, what;
