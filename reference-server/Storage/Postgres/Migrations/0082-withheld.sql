-- A note says how many messages were taken back; of which ones, whoever reads it across members learns nothing.
create policy published_only on message_marks for select to x80_published
  using (workspace_id = current_setting('x80.workspace', true) and exists (
    select 1 from notes n
    where n.workspace_id = message_marks.workspace_id and n.member_id = message_marks.member_id
      and n.conversation_id = message_marks.conversation_id));
grant select (workspace_id, member_id, conversation_id, withheld) on message_marks to x80_published;

create index message_marks_withheld on message_marks (workspace_id, member_id, conversation_id) where withheld = 1;
