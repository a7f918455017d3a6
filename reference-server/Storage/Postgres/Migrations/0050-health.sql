-- One row, written to prove that a write commits.
create table heartbeat (
  id bigint primary key check (id = 1),
  at bigint not null
);

alter table heartbeat enable row level security, force row level security;

create policy access_all on heartbeat to x80_access using (true);
grant select, insert, update on heartbeat to x80_access;
