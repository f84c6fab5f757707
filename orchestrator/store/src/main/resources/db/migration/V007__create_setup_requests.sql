-- An owner asks for the assistant to be set up; at most one request of a tenant is open or done.
create table setup_requests (
    tenant_id       uuid        not null references tenants (id) on delete cascade,
    id              uuid        not null unique default gen_random_uuid(),
    user_id         uuid,
    template_type   text        not null check (template_type in ('BOOKING', 'ECOMMERCE', 'SUPPORT')),
    whatsapp_number text        not null check (whatsapp_number ~ '^[0-9]{8,15}$'),
    status          text        not null default 'SUBMITTED'
                                check (status in ('SUBMITTED', 'REVIEWING', 'APPROVED', 'ACTIVE', 'REJECTED')),
    notes           text,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    primary key (tenant_id, id),
    foreign key (tenant_id, user_id) references users (tenant_id, id) on delete set null (user_id)
);

create unique index setup_requests_one_per_tenant on setup_requests (tenant_id) where status <> 'REJECTED';
create index setup_requests_by_time on setup_requests (created_at);
create index setup_requests_by_user on setup_requests (tenant_id, user_id);
