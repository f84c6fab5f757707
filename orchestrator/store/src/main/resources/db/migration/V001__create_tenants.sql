-- One business each. The columns from desired on are the projection of its TenantLifecycle workflow; rev orders its writes.
create table tenants (
    id           uuid        primary key,
    name         text        not null check (length(btrim(name)) between 1 and 120),
    phone_number text        unique check (phone_number ~ '^[0-9]{8,15}$'),
    status       text        not null default 'NEW'
                             check (status in ('NEW', 'QR_PENDING', 'ACTIVE', 'PAUSED', 'ERROR')),
    desired      text        not null default 'STOPPED' check (desired in ('RUNNING', 'STOPPED', 'DELETED')),
    phase        text        not null default 'NEW'
                             check (phase in ('NEW', 'PROVISIONING', 'WAITING_FOR_SLOT', 'STARTING', 'AWAITING_SCAN', 'RUNNING',
                                              'RECOVERING', 'STOPPING', 'STOPPED', 'ERROR', 'DELETED')),
    reason       text        check (reason in ('LOGGED_OUT', 'BANNED', 'CONFLICT', 'SCAN_TIMEOUT', 'RECOVERY_EXHAUSTED',
                                               'PROVISION_FAILED', 'BROWSER_REJECTED', 'PAGE_INCOMPATIBLE')),
    silenced     boolean     not null default false,
    ever_linked  boolean     not null default false,
    attempt      integer     not null default 0 check (attempt >= 0),
    next_try     timestamptz,
    phase_since  timestamptz not null default now(),
    epoch        bigint      not null default 0 check (epoch >= 0),
    rev          bigint      not null default 0 check (rev >= 0),
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now()
);

create index tenants_by_name on tenants (lower(name), id);
create index tenants_by_status on tenants (status);
create index tenants_wanted_running on tenants (id) where desired = 'RUNNING';
