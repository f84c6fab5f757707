-- People who sign in. Owners and staff belong to one tenant, operators to none.
create table users (
    id         uuid        primary key default gen_random_uuid(),
    tenant_id  uuid        references tenants (id) on delete cascade,
    email      text        not null unique check (email = lower(email) and email like '_%@_%'),
    name       text,
    phone      text,
    role       text        not null check (role in ('OWNER', 'STAFF', 'ADMIN')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (tenant_id, id),
    check (role = 'ADMIN' or tenant_id is not null)
);

create unique index users_one_owner_per_tenant on users (tenant_id) where role = 'OWNER';
