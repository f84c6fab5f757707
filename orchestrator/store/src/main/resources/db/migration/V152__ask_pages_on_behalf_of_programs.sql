-- What programs ask of a session's page and what it answered. Numbers stay in this database, and here for a minute only.
create table page_requests (
    tenant_id   uuid        not null references tenants (id) on delete cascade,
    id          bigint      generated always as identity,
    kind        text        not null check (kind in ('SEEN', 'TYPING', 'PAUSED', 'NUMBER')),
    chat_id     text        not null,
    created_at  timestamptz not null default now(),
    taken_at    timestamptz,
    answered_at timestamptz,
    answer      text,
    refusal     text,
    primary key (tenant_id, id),
    check (answered_at is not null or (answer is null and refusal is null))
);
