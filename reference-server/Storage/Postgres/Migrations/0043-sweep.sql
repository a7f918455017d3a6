-- What the sweep needs of later tables: the workspace's age, and the note that a key was destroyed.
create policy sweep_own on erasures to x80_sweep
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy sweep_reads on workspace_settings for select to x80_sweep using (workspace_id = current_setting('x80.workspace', true));
grant select on workspace_settings to x80_sweep;
grant select, insert on erasures to x80_sweep;
create policy sweep_reads on key_epochs for select to x80_sweep using (true);
create policy sweep_holds on key_epochs for update to x80_sweep using (true) with check (false);
grant select, update (created_at) on key_epochs to x80_sweep;
