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

-- name: cut
select seq, hash, cut_at, line from audit_cuts where workspace_id = @Workspace and member_id = @Member;

-- name: last_old
select coalesce(
  (select min(a.seq) - 1 from audit a where a.workspace_id = @Workspace and a.member_id = @Member and +a.at > @Oldest),
  (select max(a.seq) from audit a where a.workspace_id = @Workspace and a.member_id = @Member),
  0);

-- name: hash_at
select hash from audit where workspace_id = @Workspace and member_id = @Member and seq = @Seq;

-- name: newest_until
select max(+at) from audit where workspace_id = @Workspace and member_id = @Member and seq <= @Seq;

-- name: put_cut
insert into audit_cuts (workspace_id, member_id, seq, hash, cut_at, line)
values (@Workspace, @Member, @Seq, @Hash, @At, @Line)
on conflict (workspace_id, member_id) do update set
  seq = excluded.seq, hash = excluded.hash, cut_at = excluded.cut_at, line = excluded.line;

-- name: drop_segment
delete from audit where workspace_id = @Workspace and member_id = @Member and seq <= @Seq;
