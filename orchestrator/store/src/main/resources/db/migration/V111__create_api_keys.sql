-- What programs sign in with. A key itself is never stored: it is found by the SHA-256 of its text.
create table api_keys (
    id           bigint      generated always as identity primary key,
    tenant_id    uuid        references tenants (id) on delete cascade,
    name         text        not null check (length(btrim(name)) between 1 and 120),
    key_hash     text        not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
    scopes       text[]      not null check (cardinality(scopes) > 0 and scopes <@ array['READ', 'SEND', 'MANAGE']),
    created_by   text        not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz
);

create index api_keys_by_tenant on api_keys (tenant_id, id);

comment on column api_keys.tenant_id is 'the one tenant it is for; null for a key to all of them';
