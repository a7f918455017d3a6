-- The second wall (GATE-7): put up anew by every migration. Each function runs as whoever writes, and names its tables in full.
create or replace function x80_conversations_start_private() returns trigger language plpgsql security invoker
set search_path = pg_catalog, pg_temp as $$
begin
  if new.privacy is distinct from 'private' then
    raise exception 'x80-wall: a conversation starts Private';
  end if;
  return new;
end $$;

create or replace trigger conversations_start_private before insert on conversations
for each row execute function x80_conversations_start_private();

-- Once a statement, over all its rows. Holds the conversation's row until the insert is committed or gone: a flip waits for
-- it, and an insert that waited for a flip sees it.
create or replace function x80_messages_need_permission() returns trigger language plpgsql security invoker
set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from public.conversations c
  where (c.workspace_id, c.member_id, c.id) in (select a.workspace_id, a.member_id, a.conversation_id from arrived a)
  for share;
  if exists (
    select 1 from arrived a
    where not (
      (a.origin = 'sync' and exists (
        select 1 from public.conversations c
        where c.workspace_id = a.workspace_id and c.member_id = a.member_id and c.id = a.conversation_id and c.privacy = 'shared'))
      or (a.origin = 'share' and exists (
        select 1 from public.share_grants g
        where g.workspace_id = a.workspace_id and g.member_id = a.member_id
          and g.conversation_id = a.conversation_id and g.message_id = a.id)))) then
    raise exception 'x80-wall: the conversation is Private';
  end if;
  if exists (
    select 1 from arrived a
    join public.conversations c on c.workspace_id = a.workspace_id and c.member_id = a.member_id and c.id = a.conversation_id
    join public.never_capture_keys k on k.workspace_id = c.workspace_id and k.member_id = c.member_id and k.key_tag = c.key_tag
    where not exists (
      select 1 from public.capture_overrides o
      where o.workspace_id = a.workspace_id and o.member_id = a.member_id
        and o.conversation_id = a.conversation_id and o.what = 'list')) then
    raise exception 'x80-wall: the conversation is never captured';
  end if;
  delete from public.share_grants g using arrived a
  where a.origin = 'share' and g.workspace_id = a.workspace_id and g.member_id = a.member_id
    and g.conversation_id = a.conversation_id and g.message_id = a.id;
  return null;
end $$;

create or replace trigger messages_need_permission after insert on messages
referencing new table as arrived
for each statement execute function x80_messages_need_permission();

create or replace function x80_messages_never_change() returns trigger language plpgsql security invoker
set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'x80-wall: content is never updated';
end $$;

create or replace trigger messages_never_change before update on messages
for each statement execute function x80_messages_never_change();

create or replace function x80_audit_only_grows() returns trigger language plpgsql security invoker
set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'x80-wall: the audit trail is never changed or shortened';
end $$;

create or replace trigger audit_only_grows before update or truncate on audit
for each statement execute function x80_audit_only_grows();

-- Once a statement, over all its rows: what goes is named by a recorded cut.
create or replace function x80_audit_goes_by_segments() returns trigger language plpgsql security invoker
set search_path = pg_catalog, pg_temp as $$
begin
  if exists (
    select 1 from gone g
    where not exists (
      select 1 from public.audit_cuts c
      where c.workspace_id = g.workspace_id and c.member_id = g.member_id and c.seq >= g.seq)) then
    raise exception 'x80-wall: the audit trail is shortened by recorded segments alone';
  end if;
  return null;
end $$;

create or replace trigger audit_goes_by_segments after delete on audit
referencing old table as gone
for each statement execute function x80_audit_goes_by_segments();

-- A cut names an entry that is there, and none up to it is younger than the workspace's retention (a month: 28 days at least).
create or replace function x80_audit_cuts_are_lawful() returns trigger language plpgsql security invoker
set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op in ('DELETE', 'TRUNCATE') then
    raise exception 'x80-wall: where the audit trail was cut is never forgotten';
  end if;
  if tg_op = 'UPDATE' then
    if (new.workspace_id, new.member_id) is distinct from (old.workspace_id, old.member_id) or new.seq <= old.seq then
      raise exception 'x80-wall: no segment ends there';
    end if;
  end if;
  if not exists (
    select 1 from public.audit a
    where a.workspace_id = new.workspace_id and a.member_id = new.member_id and a.seq = new.seq and a.hash = new.hash)
    or exists (
      select 1 from public.audit a
      where a.workspace_id = new.workspace_id and a.member_id = new.member_id and a.seq <= new.seq
        and a.at > new.cut_at - 2419200000 * coalesce(
          (select s.retention_months from public.workspace_settings s where s.workspace_id = new.workspace_id), 24)) then
    raise exception 'x80-wall: no segment ends there, or it is too young to go';
  end if;
  return new;
end $$;

create or replace trigger audit_cuts_are_lawful before insert or update or delete on audit_cuts
for each row execute function x80_audit_cuts_are_lawful();

create or replace trigger audit_cuts_stay before truncate on audit_cuts
for each statement execute function x80_audit_cuts_are_lawful();

-- The list of migrations is no member's data: a server reads it to know that the schema is its own.
alter table schemaversions enable row level security;
drop policy if exists access_reads on schemaversions;
create policy access_reads on schemaversions for select to x80_access using (true);
grant select on schemaversions to x80_access;

do $$
declare bare regclass;
begin
  for bare in
    select c.oid from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schemaversions'
      and not (c.relrowsecurity and c.relforcerowsecurity)
  loop
    execute format('alter table %s enable row level security, force row level security', bare);
  end loop;
end $$;
