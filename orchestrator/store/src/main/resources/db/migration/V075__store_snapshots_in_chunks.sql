-- A snapshot of any size, written and read piece by piece; those of before keep their whole content in the row.
alter table session_snapshots
    alter column sealed drop not null,
    alter column sha256 drop not null,
    add column key_id   text,
    add column complete boolean not null default true;

create table session_snapshot_chunks (
    tenant_id   uuid    not null,
    snapshot_id bigint  not null,
    number      integer not null check (number >= 0),
    content     bytea   not null,
    primary key (tenant_id, snapshot_id, number),
    foreign key (tenant_id, snapshot_id) references session_snapshots (tenant_id, id) on delete cascade
);

-- What is sealed does not compress.
alter table session_snapshot_chunks alter column content set storage external;

create index session_snapshots_newest on session_snapshots (taken_at) where complete;
