-- The second wall (GATE-7): put up anew at every start, so that a database without it does not stay so.
drop trigger if exists conversations_start_private;
create trigger conversations_start_private before insert on conversations
when new.privacy is not 'private'
begin
  select raise(abort, 'x80-wall: a conversation starts Private');
end;

drop trigger if exists messages_need_permission;
create trigger messages_need_permission before insert on messages
when not (
  (new.origin is 'sync' and exists (
    select 1 from conversations c
    where c.workspace_id = new.workspace_id and c.member_id = new.member_id and c.id = new.conversation_id
      and c.privacy = 'shared'))
  or (new.origin is 'share' and exists (
    select 1 from share_grants g
    where g.workspace_id = new.workspace_id and g.member_id = new.member_id
      and g.conversation_id = new.conversation_id and g.message_id = new.id)))
begin
  select raise(abort, 'x80-wall: the conversation is Private');
end;

drop trigger if exists messages_never_captured;
create trigger messages_never_captured before insert on messages
when exists (
    select 1 from conversations c
    join never_capture_keys k on k.workspace_id = c.workspace_id and k.member_id = c.member_id and k.key_tag = c.key_tag
    where c.workspace_id = new.workspace_id and c.member_id = new.member_id and c.id = new.conversation_id)
  and not exists (
    select 1 from capture_overrides o
    where o.workspace_id = new.workspace_id and o.member_id = new.member_id
      and o.conversation_id = new.conversation_id and o.what = 'list')
begin
  select raise(abort, 'x80-wall: the conversation is never captured');
end;

drop trigger if exists messages_spend_grant;
create trigger messages_spend_grant after insert on messages
when new.origin is 'share'
begin
  delete from share_grants
  where workspace_id = new.workspace_id and member_id = new.member_id
    and conversation_id = new.conversation_id and message_id = new.id;
end;

drop trigger if exists messages_never_change;
create trigger messages_never_change before update on messages
begin
  select raise(abort, 'x80-wall: content is never updated');
end;

drop trigger if exists audit_never_changes;
create trigger audit_never_changes before update on audit
begin
  select raise(abort, 'x80-wall: the audit trail is never changed');
end;

-- "Insert or replace" deletes without a word to the trigger below.
drop trigger if exists audit_never_replaced;
create trigger audit_never_replaced before insert on audit
when exists (
  select 1 from audit a where a.workspace_id = new.workspace_id and a.member_id = new.member_id and a.seq = new.seq)
begin
  select raise(abort, 'x80-wall: the audit trail is never changed');
end;

drop trigger if exists audit_never_shrinks;
create trigger audit_never_shrinks before delete on audit
when not exists (
  select 1 from audit_cuts c
  where c.workspace_id = old.workspace_id and c.member_id = old.member_id and c.seq >= old.seq)
begin
  select raise(abort, 'x80-wall: the audit trail is shortened by recorded segments alone');
end;

-- A cut names an entry that is there, and none up to it is younger than the workspace's retention (a month: 28 days at least).
drop trigger if exists audit_cuts_are_lawful;
create trigger audit_cuts_are_lawful before insert on audit_cuts
when not exists (
    select 1 from audit a
    where a.workspace_id = new.workspace_id and a.member_id = new.member_id and a.seq = new.seq and a.hash = new.hash)
  or exists (
    select 1 from audit a
    where a.workspace_id = new.workspace_id and a.member_id = new.member_id and a.seq <= new.seq
      and a.at > new.cut_at - 2419200000 * coalesce(
        (select s.retention_months from workspace_settings s where s.workspace_id = new.workspace_id), 24))
begin
  select raise(abort, 'x80-wall: no segment ends there, or it is too young to go');
end;

drop trigger if exists audit_cuts_move_on;
create trigger audit_cuts_move_on before update on audit_cuts
when new.workspace_id is not old.workspace_id or new.member_id is not old.member_id or new.seq <= old.seq
  or not exists (
    select 1 from audit a
    where a.workspace_id = new.workspace_id and a.member_id = new.member_id and a.seq = new.seq and a.hash = new.hash)
  or exists (
    select 1 from audit a
    where a.workspace_id = new.workspace_id and a.member_id = new.member_id and a.seq <= new.seq
      and a.at > new.cut_at - 2419200000 * coalesce(
        (select s.retention_months from workspace_settings s where s.workspace_id = new.workspace_id), 24))
begin
  select raise(abort, 'x80-wall: no segment ends there, or it is too young to go');
end;

drop trigger if exists audit_cuts_stay;
create trigger audit_cuts_stay before delete on audit_cuts
begin
  select raise(abort, 'x80-wall: where the audit trail was cut is never forgotten');
end;
