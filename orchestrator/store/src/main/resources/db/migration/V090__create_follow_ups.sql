-- What a person has to do about a customer's message, once for each message and reason.
create table follow_ups (
    tenant_id  uuid        not null references tenants (id) on delete cascade,
    id         bigint      generated always as identity,
    chat_id    text        not null,
    message_id bigint      not null,
    reason     text        not null check (reason in (
                   'UNKNOWN_QUESTION', 'QUESTION', 'PRICE_UNKNOWN', 'AVAILABILITY', 'ORDER', 'BOOKING', 'CHANGE', 'STATUS',
                   'PAYMENT', 'DELIVERY', 'COMPLAINT', 'REFUND', 'PERSON_WANTED', 'SECURITY', 'DANGER', 'UNREADABLE',
                   'VOICE_NOTE', 'CALL', 'OVER_LIMIT', 'SEND_FAILED', 'TOO_OLD', 'LOOP')),
    created_at timestamptz not null default now(),
    taken_by   text,
    taken_at   timestamptz,
    done_by    text,
    done_at    timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, message_id, reason),
    foreign key (tenant_id, message_id) references message_logs (tenant_id, id) on delete cascade,
    check ((taken_by is null) = (taken_at is null)),
    check ((done_by is null) = (done_at is null))
);

create index follow_ups_open on follow_ups (tenant_id, created_at) where done_at is null;
create index follow_ups_by_chat on follow_ups (tenant_id, chat_id);

-- A reply that told when a closed business opens: it is not told again before that.
alter table message_logs add column says_closed boolean not null default false;
