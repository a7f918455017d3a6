-- A note says how many messages were taken back, without a look at every mark.
create index message_marks_withheld on message_marks (workspace_id, member_id, conversation_id) where withheld = 1;
