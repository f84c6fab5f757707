-- Texts that a person writes on a screen, or a program over HTTP, and that the session's worker sends like an answer.
alter table message_logs drop constraint message_logs_origin_check;
alter table message_logs add constraint message_logs_origin_check
    check (origin in ('TEMPLATE', 'OWNER_REPLY', 'RATE_WARNING', 'QUEUE_NOTICE', 'PHONE', 'PERSON', 'PROGRAM')) not valid;
alter table message_logs validate constraint message_logs_origin_check;

-- Which message each request to send a text came to: the same request again sends nothing.
create table text_requests (
    tenant_id   uuid        not null references tenants (id) on delete cascade,
    author      text        not null,
    request_key text        not null,
    message_id  bigint      not null,
    created_at  timestamptz not null default now(),
    primary key (tenant_id, author, request_key),
    foreign key (tenant_id, message_id) references message_logs (tenant_id, id) on delete cascade
);

create index text_requests_by_message on text_requests (tenant_id, message_id);
create index message_logs_planned_texts on message_logs (tenant_id) where outcome = 'PLANNED' and answers is null;
