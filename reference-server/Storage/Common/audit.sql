-- name: last
select seq, hash from audit where workspace_id = @Workspace and member_id = @Member order by seq desc limit 1;

-- name: add
insert into audit
  (workspace_id, member_id, seq, at, token_id, conversation_id, click_tag, route, counts, allowed, reason, hash)
values (@Workspace, @Member, @Seq, @At, @Token, @Conversation, @ClickTag, @Route, @Counts, @Allowed, @Reason, @Hash);

-- name: recent_refusal
select count(*) from audit
where workspace_id = @Workspace and member_id = @Member and at > @Since and allowed = 0
  and token_id = @Token and route = @Route and reason = @Reason;

-- name: shares_since
select count(*) from audit
where workspace_id = @Workspace and member_id = @Member and conversation_id = @Conversation
  and route = @Route and allowed = 1 and at > @Since;

-- name: page
select seq, at, conversation_id, route, counts, allowed, reason from audit
where workspace_id = @Workspace and member_id = @Member and seq > @After order by seq limit @Limit;

-- name: chain
select seq, at, token_id, conversation_id, click_tag, route, counts, allowed, reason, hash from audit
where workspace_id = @Workspace and member_id = @Member order by seq;

-- name: latest
select seq, at, token_id, conversation_id, route, counts, allowed, reason from audit
where workspace_id = @Workspace and member_id = @Member and seq < @Before order by seq desc limit @Limit;
