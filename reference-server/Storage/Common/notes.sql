-- name: find
select id, member_id, conversation_id, crm, record_kind, record_id, parts, behind, uncertain_until from notes
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation
  and crm = @Crm and record_kind = @Kind and record_id = @RecordId;

-- name: of_conversation
select id, member_id, conversation_id, crm, record_kind, record_id, parts, behind, uncertain_until from notes
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation order by crm, record_kind, record_id;

-- name: holding
select n.id, n.member_id, n.conversation_id, n.crm, n.record_kind, n.record_id, n.parts, n.behind, n.uncertain_until from notes n
join note_messages l on l.workspace_id = n.workspace_id and l.member_id = n.member_id and l.note_id = n.id and l.message_id = @Id
where n.workspace_id = @Workspace and n.member_id = @Member and n.conversation_id = @Conversation order by n.crm, n.record_kind, n.record_id;

-- name: empty
select n.id, n.member_id, n.conversation_id, n.crm, n.record_kind, n.record_id, n.parts, n.behind, n.uncertain_until from notes n
where n.workspace_id = @Workspace and n.member_id = @Member and n.conversation_id = @Conversation
  and not exists (
    select 1 from note_messages l
    where l.workspace_id = n.workspace_id and l.member_id = n.member_id and l.note_id = n.id)
order by n.crm, n.record_kind, n.record_id;

-- name: add
insert into notes (workspace_id, member_id, conversation_id, id, crm, record_kind, record_id, parts)
values (@Workspace, @Member, @Conversation, @Id, @Crm, @Kind, @RecordId, @Parts);

-- name: publish_all
insert into note_messages (workspace_id, member_id, note_id, message_id)
select workspace_id, member_id, @Note, id from messages
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation
on conflict do nothing;

-- name: publish_one
insert into note_messages (workspace_id, member_id, note_id, message_id)
select workspace_id, member_id, @Note, id from messages
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and id = @Id
on conflict do nothing;

-- name: unpublish
delete from note_messages
where workspace_id = @Workspace and member_id = @Member and message_id = @Id
  and note_id in (select n.id from notes n where n.workspace_id = @Workspace and n.member_id = @Member and n.conversation_id = @Conversation);

-- name: listed
select l.message_id, l.acknowledged, m.origin from note_messages l
join messages m on m.workspace_id = l.workspace_id and m.member_id = l.member_id and m.conversation_id = @Conversation and m.id = l.message_id
where l.workspace_id = @Workspace and l.member_id = @Member and l.note_id = @Note order by l.message_id;

-- name: acknowledge
update note_messages set acknowledged = 1
where workspace_id = @Workspace and member_id = @Member and note_id = @Note and message_id = @Id;

-- name: unacknowledge
update note_messages set acknowledged = 0
where workspace_id = @Workspace and member_id = @Member and message_id = @Id
  and note_id in (select n.id from notes n where n.workspace_id = @Workspace and n.member_id = @Member and n.conversation_id = @Conversation);

-- name: drop
delete from notes where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: set_parts
update notes set parts = @Parts where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: fall_behind
update notes set behind = 1 where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation and crm <> 'embedded';

-- name: set_behind
update notes set behind = @Behind, uncertain_until = @UncertainUntil where workspace_id = @Workspace and member_id = @Member and id = @Id;

-- name: parts
select number, remote_id from note_parts
where workspace_id = @Workspace and member_id = @Member and note_id = @Note order by number;

-- name: put_part
insert into note_parts (workspace_id, member_id, note_id, number, remote_id)
values (@Workspace, @Member, @Note, @Number, @RemoteId)
on conflict (workspace_id, member_id, note_id, number) do update set remote_id = excluded.remote_id;

-- name: drop_parts
delete from note_parts where workspace_id = @Workspace and member_id = @Member and note_id = @Note and number > @Number;

-- name: texts
select number, tag from note_texts where workspace_id = @Workspace and member_id = @Member and note_id = @Note;

-- name: add_text
insert into note_texts (workspace_id, member_id, note_id, number, tag)
values (@Workspace, @Member, @Note, @Number, @Tag)
on conflict do nothing;

-- name: drop_texts
delete from note_texts where workspace_id = @Workspace and member_id = @Member and note_id = @Note;

-- name: tail
select sealed from note_tails where workspace_id = @Workspace and member_id = @Member and note_id = @Note;

-- name: put_tail
insert into note_tails (workspace_id, member_id, note_id, sealed)
values (@Workspace, @Member, @Note, @Sealed)
on conflict (workspace_id, member_id, note_id) do update set sealed = excluded.sealed;

-- name: forget_tails
delete from note_tails
where workspace_id = @Workspace and member_id = @Member
  and note_id in (select n.id from notes n where n.workspace_id = @Workspace and n.member_id = @Member and n.conversation_id = @Conversation);
