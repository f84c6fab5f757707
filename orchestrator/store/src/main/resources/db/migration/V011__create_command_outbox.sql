-- Commands that were promised in the transaction that wrote the rest, to be carried to the tenant's workflow.
create table command_outbox (
    tenant_id    uuid        not null references tenants (id) on delete cascade,
    request_id   text        not null unique,
    kind         text        not null
                             check (kind in ('START', 'STOP', 'RESTART', 'FORCE_RESTART', 'LOGOUT', 'DELETE', 'PAUSE', 'RESUME',
                                             'REQUEST_PAIRING_CODE', 'SHOW_NEW_CODE', 'SCREENSHOT')),
    requested_by text        not null,
    created_at   timestamptz not null default now(),
    attempts     integer     not null default 0 check (attempts >= 0),
    due_at       timestamptz not null default now(),
    done_at      timestamptz,
    refused      text,
    primary key (tenant_id, request_id),
    check (refused is null or done_at is not null)
);

create index command_outbox_open on command_outbox (tenant_id, created_at) where done_at is null;
create index command_outbox_due on command_outbox (due_at) where done_at is null;
