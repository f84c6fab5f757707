-- What is written for a tenant without a customer's question. Without a row nothing is.
create table proactive_settings (
    tenant_id        uuid        not null primary key references tenants (id) on delete cascade,
    reminder_minutes integer     check (reminder_minutes between 30 and 10080),
    notice_number    text        check (notice_number ~ '^[1-9][0-9]{6,14}$'),
    quiet_from       time        not null default '21:00',
    quiet_until      time        not null default '07:00',
    updated_by       text        not null,
    updated_at       timestamptz not null default now()
);
