-- Chats in which a person answers and the bot keeps silent, until when.
create table chat_handoffs (
    tenant_id  uuid        not null references tenants (id) on delete cascade,
    chat_id    text        not null,
    cause      text        not null check (cause in ('OWNER_WROTE', 'CUSTOMER_ASKED', 'STAFF')),
    started_at timestamptz not null default now(),
    ends_at    timestamptz not null,
    primary key (tenant_id, chat_id),
    check (ends_at >= started_at)
);
