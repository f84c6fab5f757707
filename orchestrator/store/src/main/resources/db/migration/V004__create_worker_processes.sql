-- Where a tenant's session runs now, and where it ran last: its profile may still be there.
create table worker_processes (
    tenant_id   uuid        primary key references tenants (id) on delete cascade,
    worker_name text,
    last_worker text,
    status      text        not null default 'STOPPED' check (status in ('RUNNING', 'STOPPED', 'ERROR')),
    last_error  text        check (length(last_error) <= 1000),
    updated_at  timestamptz not null default now()
);

create index worker_processes_by_worker on worker_processes (worker_name) where worker_name is not null;
