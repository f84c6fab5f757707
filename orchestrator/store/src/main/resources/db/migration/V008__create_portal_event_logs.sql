-- The audit trail: who did what, and why. Entries without a tenant concern the platform or outlive a deleted tenant.
create table portal_event_logs (
    id         bigint      primary key generated always as identity,
    tenant_id  uuid        references tenants (id) on delete cascade,
    user_id    uuid        references users (id) on delete set null,
    event_type text        not null check (event_type <> ''),
    payload    jsonb       not null default '{}' check (jsonb_typeof(payload) = 'object'),
    created_at timestamptz not null default now()
);

create index portal_event_logs_by_time on portal_event_logs (tenant_id, created_at);
create index portal_event_logs_by_user on portal_event_logs (user_id) where user_id is not null;
