-- One row, written to prove that a write commits.
create table heartbeat (
    id integer primary key check (id = 1),
    at integer not null
) strict;
