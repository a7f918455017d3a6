-- name: beat
insert into heartbeat (id, at) values (1, @Now) on conflict (id) do update set at = excluded.at;
