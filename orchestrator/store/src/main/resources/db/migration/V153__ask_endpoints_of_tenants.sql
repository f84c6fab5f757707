-- Where a tenant lets be asked what its assistant does not know, and how often it was asked each day.
create table answer_endpoints (
    tenant_id    uuid        not null primary key references tenants (id) on delete cascade,
    url          text        not null check (length(url) between 8 and 2000),
    shape        text        not null check (shape in ('OWN', 'CHAT_COMPLETION')),
    model        text        not null default '' check (length(model) <= 200),
    key          text        not null default '' check (length(key) <= 500),
    daily_budget integer     not null check (daily_budget between 1 and 10000),
    updated_by   text        not null,
    updated_at   timestamptz not null default now()
);

create table answer_endpoint_days (
    tenant_id uuid    not null references tenants (id) on delete cascade,
    day       date    not null,
    asked     integer not null default 0,
    primary key (tenant_id, day)
);

alter table message_logs drop constraint message_logs_origin_check;
alter table message_logs add constraint message_logs_origin_check
    check (origin in ('TEMPLATE', 'OWNER_REPLY', 'RATE_WARNING', 'QUEUE_NOTICE', 'PHONE', 'PERSON', 'PROGRAM', 'EXTERNAL'))
    not valid;
alter table message_logs validate constraint message_logs_origin_check;
