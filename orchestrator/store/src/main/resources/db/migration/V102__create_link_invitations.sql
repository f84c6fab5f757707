-- Addresses under which a phone can be linked without an account. One ends when the tenant is linked, at the latest when
-- it expires.
create table link_invitations (
    tenant_id  uuid        not null references tenants (id) on delete cascade,
    id         uuid        not null unique default gen_random_uuid(),
    created_by text        not null check (created_by <> ''),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    ended_at   timestamptz,
    primary key (tenant_id, id)
);
