-- name: click_spent
select count(*) from spent_clicks where workspace_id = @Workspace and member_id = @Member and tag = @Tag;

-- name: spend_click
insert into spent_clicks (workspace_id, member_id, tag, spent_at) values (@Workspace, @Member, @Tag, @Now);

-- name: idempotency
select body_tag, outcome, running_until from idempotency
where workspace_id = @Workspace and member_id = @Member and tag = @Tag and done_at > @Oldest;

-- name: remember
insert into idempotency (workspace_id, member_id, tag, body_tag, outcome, done_at, running_until)
values (@Workspace, @Member, @Tag, @BodyTag, @Outcome, @Now, @RunningUntil)
on conflict (workspace_id, member_id, tag) do update set body_tag = excluded.body_tag, outcome = excluded.outcome,
  done_at = excluded.done_at, running_until = excluded.running_until;

-- name: end_running
update idempotency set running_until = 0 where workspace_id = @Workspace and member_id = @Member and tag = @Tag;

-- name: run_on
update idempotency set running_until = @Until
where workspace_id = @Workspace and member_id = @Member and tag = @Tag and running_until > 0;

-- name: revise
update idempotency set outcome = @Outcome where workspace_id = @Workspace and member_id = @Member and tag = @Tag;
