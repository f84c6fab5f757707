-- What a customer sent beside words, on its way from the session's page to the person who opens it. It is deleted as it is
-- read, and the table is unlogged: neither the log of the database nor its replicas ever hold it.
alter table page_requests drop constraint page_requests_kind_check;
alter table page_requests add constraint page_requests_kind_check
    check (kind in ('SEEN', 'TYPING', 'PAUSED', 'NUMBER', 'MEDIA'));
alter table page_requests add column message_id text;

create unlogged table page_media (
    tenant_id    uuid   not null references tenants (id) on delete cascade,
    request_id   bigint not null,
    content_type text   not null check (length(content_type) <= 200),
    content      bytea  not null check (octet_length(content) <= 5242880),
    primary key (tenant_id, request_id),
    foreign key (tenant_id, request_id) references page_requests (tenant_id, id) on delete cascade
);
