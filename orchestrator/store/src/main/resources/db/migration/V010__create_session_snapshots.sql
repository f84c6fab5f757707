-- A tenant's session at rest, sealed before it comes here; the newest two are kept.
create table session_snapshots (
    tenant_id uuid        not null references tenants (id) on delete cascade,
    id        bigint      generated always as identity,
    epoch     bigint      not null check (epoch >= 0),
    sealed    bytea       not null,
    sha256    text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    clean     boolean     not null,
    taken_at  timestamptz not null,
    primary key (tenant_id, id)
);

-- What is sealed does not compress.
alter table session_snapshots alter column sealed set storage external;
