-- How a tenant is linked to its phone. epoch is the fence: the highest one that was leased or projected; a session
-- writes here only under an epoch that is not below it.
create table whatsapp_sessions (
    tenant_id          uuid        primary key references tenants (id) on delete cascade,
    state              text        not null default 'DISCONNECTED' check (state in ('DISCONNECTED', 'QR_READY', 'CONNECTED')),
    epoch              bigint      not null default 0 check (epoch >= 0),
    last_qr            text,
    qr_generation      integer     not null default 0 check (qr_generation >= 0),
    qr_of              integer     not null default 0 check (qr_of >= 0),
    qr_expires_at      timestamptz,
    pairing_code       text,
    pairing_expires_at timestamptz,
    linked_number      text        check (linked_number ~ '^[0-9]{5,20}$'),
    last_seen_at       timestamptz,
    screenshot         bytea,
    screenshot_at      timestamptz,
    created_at         timestamptz not null default now(),
    updated_at         timestamptz not null default now(),
    check ((last_qr is null) = (qr_expires_at is null)),
    check ((pairing_code is null) = (pairing_expires_at is null)),
    check ((screenshot is null) = (screenshot_at is null))
);
