-- What customers have ordered and booked. Each is placed by one message, so that no crash places it twice.
create table orders (
    tenant_id  uuid        not null references tenants (id) on delete cascade,
    id         bigint      generated always as identity,
    chat_id    text        not null,
    message_id bigint      not null,
    thing      text        not null,
    number     text,
    place      text,
    name       text,
    language   text        not null check (language in ('SW', 'EN')),
    status     text        not null default 'NEW' check (status in ('NEW', 'CONFIRMED', 'DECLINED', 'CANCELLED', 'DONE')),
    created_at timestamptz not null default now(),
    decided_by text,
    decided_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, message_id),
    foreign key (tenant_id, message_id) references message_logs (tenant_id, id) on delete cascade
);

create index orders_by_chat on orders (tenant_id, chat_id);

create table bookings (
    tenant_id  uuid        not null references tenants (id) on delete cascade,
    id         bigint      generated always as identity,
    chat_id    text        not null,
    message_id bigint      not null,
    thing      text        not null,
    number     text,
    place      text,
    name       text,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    language   text        not null check (language in ('SW', 'EN')),
    status     text        not null default 'NEW' check (status in ('NEW', 'CONFIRMED', 'DECLINED', 'CANCELLED', 'DONE')),
    created_at timestamptz not null default now(),
    decided_by text,
    decided_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, message_id),
    foreign key (tenant_id, message_id) references message_logs (tenant_id, id) on delete cascade,
    check (ends_at > starts_at)
);

create index bookings_by_chat on bookings (tenant_id, chat_id);
create index bookings_by_time on bookings (tenant_id, starts_at);

-- Where the dialogue with a customer stands. What was written up to ended_by belongs to a dialogue that is over.
create table dialogues (
    tenant_id  uuid        not null references tenants (id) on delete cascade,
    chat_id    text        not null,
    stage      text        not null check (stage in ('NONE', 'ASKING', 'CONFIRMING')),
    kind       text        check (kind in ('ORDER', 'BOOKING')),
    changes    bigint      not null default 0,
    thing      text,
    number     text,
    place      text,
    day        date,
    time       time,
    name       text,
    ended_by   bigint      not null default 0,
    updated_at timestamptz not null default now(),
    primary key (tenant_id, chat_id),
    check ((stage = 'NONE') = (kind is null))
);
