-- Every message in and out. The unique key is the de-duplication: a message that is here has been taken up.
create table message_logs (
    tenant_id     uuid        not null references tenants (id) on delete cascade,
    id            bigint      generated always as identity,
    direction     text        not null check (direction in ('IN', 'OUT')),
    chat_id       text        not null,
    from_number   text        not null,
    to_number     text        not null,
    kind          text        not null default 'TEXT' check (kind in ('TEXT', 'MEDIA', 'EMPTY')),
    message_text  text        not null default '',
    wa_message_id text        not null,
    created_at    timestamptz not null default now(),
    outcome       text,
    answers       bigint,
    template      text,
    intent        text,
    language      text        check (language in ('SW', 'EN')),
    wait_ms       bigint      check (wait_ms >= 0),
    ack           integer,
    sent_at       timestamptz,
    acked_at      timestamptz,
    error         text,
    primary key (tenant_id, id),
    unique (tenant_id, direction, wa_message_id),
    foreign key (tenant_id, answers) references message_logs (tenant_id, id) on delete set null (answers),
    check (answers is null or direction = 'OUT')
);

create index message_logs_by_time on message_logs (tenant_id, created_at);
create index message_logs_by_chat on message_logs (tenant_id, chat_id, id);
create index message_logs_by_question on message_logs (tenant_id, answers) where answers is not null;
create index message_logs_unfinished on message_logs (tenant_id, id) where outcome is null;
