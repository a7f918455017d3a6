-- Where a member's audit trail begins once old segments went at the retention: the last entry that is gone, and the line
-- that was signed for it outside the database.
create table audit_cuts (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  seq bigint not null,
  hash bytea not null,
  cut_at bigint not null,
  line bytea not null,
  primary key (workspace_id, member_id)
);

alter table audit_cuts enable row level security, force row level security;

-- Whoever adds to a trail of which everything is gone goes on from here.
create policy trail_own on audit_cuts for select to x80_member, x80_access, x80_settings
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select on audit_cuts to x80_member, x80_access, x80_settings;

-- The sweep records a cut and drops what it names; the trigger on audit lets it drop nothing else.
create policy sweep_own on audit_cuts to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert, update on audit_cuts to x80_sweep;
grant delete on audit to x80_sweep;
