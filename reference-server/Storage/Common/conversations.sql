-- name: open
insert into conversations (workspace_id, member_id, id, channel, key_tag, opened_at)
values (@Workspace, @Member, @Id, @Channel, @KeyTag, @Now)
on conflict (workspace_id, member_id, channel, key_tag) do update set opened_at = excluded.opened_at;

-- name: by_key
select id, channel, privacy, link_kind, link_record_id, link_crm, span, held, last_synced_at, privacy_epoch from conversations
where workspace_id = @Workspace and member_id = @Member and channel = @Channel and key_tag = @KeyTag;

-- name: find
select id, channel, privacy, link_kind, link_record_id, link_crm, span, held, last_synced_at, privacy_epoch from conversations
where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: page
select id, channel, privacy, link_kind, link_record_id, link_crm, span, held, last_synced_at, privacy_epoch from conversations
where workspace_id = @Workspace and member_id = @Member and id > @After order by id limit @Limit;

-- name: latest
select id, channel, privacy, link_kind, link_record_id, link_crm, span, held, last_synced_at, privacy_epoch, used_at from (
  select c.*, case when c.last_synced_at > c.opened_at then c.last_synced_at else c.opened_at end as used_at from conversations c
  where c.workspace_id = @Workspace and c.member_id = @Member) as used
where used_at <= @Before and (used_at < @Before or id > @After)
order by used_at desc, id limit @Limit;

-- name: privacy
select privacy from conversations where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: set_privacy
update conversations set privacy = @Privacy where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: set_link
update conversations set link_kind = @Kind, link_record_id = @RecordId, link_crm = @Crm
where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: set_span
update conversations set span = @Span where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: set_synced
update conversations set last_synced_at = @Now where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: clear_synced
update conversations set last_synced_at = null, span = null
where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: end_sharing
update conversations set privacy = 'private', privacy_epoch = privacy_epoch + 1
where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: hold
update conversations set held = held + @More where workspace_id = @Workspace and member_id = @Member and id = @Conversation;

-- name: hold_none
update conversations set held = 0 where workspace_id = @Workspace and member_id = @Member and id = @Conversation;
