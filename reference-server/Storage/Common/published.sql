-- name: notes_on_record
select n.id, n.member_id, n.conversation_id, n.crm, n.record_kind, n.record_id, c.channel, m.name as member_name
from notes n
join conversations c on c.workspace_id = n.workspace_id and c.member_id = n.member_id and c.id = n.conversation_id
join members m on m.workspace_id = n.workspace_id and m.id = n.member_id
where n.workspace_id = @Workspace and n.crm = @Crm and n.record_kind = @Kind and n.record_id = @RecordId
order by n.id;
