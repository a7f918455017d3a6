-- name: notes_on_record
select n.id, n.member_id, n.conversation_id, n.crm, n.record_kind, n.record_id, c.channel, m.name as member_name
from notes n
join conversations c on c.workspace_id = n.workspace_id and c.member_id = n.member_id and c.id = n.conversation_id
join members m on m.workspace_id = n.workspace_id and m.id = n.member_id
where n.workspace_id = @Workspace and n.crm = @Crm and n.record_kind = @Kind and n.record_id = @RecordId
order by n.id;

-- name: held_on_record
select c.member_id, m.name as member_name, c.id as conversation_id, c.channel, c.privacy,
  (select count(*) from notes n
    join note_messages nm on nm.workspace_id = n.workspace_id and nm.member_id = n.member_id and nm.note_id = n.id
    where n.workspace_id = c.workspace_id and n.member_id = c.member_id and n.conversation_id = c.id
      and n.crm = @Crm and n.record_kind = @Kind and n.record_id = @RecordId) as messages,
  (select count(*) from crm_activities a
    where a.workspace_id = c.workspace_id and a.member_id = c.member_id and a.conversation_id = c.id
      and @Crm = 'embedded' and a.record_kind = @Kind and a.record_id = @RecordId)
  + (select count(*) from sent_activities s
    where s.workspace_id = c.workspace_id and s.member_id = c.member_id and s.conversation_id = c.id
      and s.crm = @Crm and s.record_kind = @Kind and s.record_id = @RecordId) as activities,
  (select count(*) from crm_deletions d
    where d.workspace_id = c.workspace_id and d.member_id = c.member_id and d.conversation_id = c.id) as owed
from conversations c
join members m on m.workspace_id = c.workspace_id and m.id = c.member_id
where c.workspace_id = @Workspace
  and ((c.link_crm = @Crm and c.link_kind = @Kind and c.link_record_id = @RecordId)
    or exists (select 1 from notes n
      where n.workspace_id = c.workspace_id and n.member_id = c.member_id and n.conversation_id = c.id
        and n.crm = @Crm and n.record_kind = @Kind and n.record_id = @RecordId)
    or exists (select 1 from crm_activities a
      where a.workspace_id = c.workspace_id and a.member_id = c.member_id and a.conversation_id = c.id
        and @Crm = 'embedded' and a.record_kind = @Kind and a.record_id = @RecordId)
    or exists (select 1 from sent_activities s
      where s.workspace_id = c.workspace_id and s.member_id = c.member_id and s.conversation_id = c.id
        and s.crm = @Crm and s.record_kind = @Kind and s.record_id = @RecordId)
    or exists (select 1 from crm_deletions d
      where d.workspace_id = c.workspace_id and d.member_id = c.member_id and d.conversation_id = c.id
        and d.crm = @Crm and d.record_kind = @Kind and d.record_id = @RecordId))
order by m.name, c.member_id, c.id;
