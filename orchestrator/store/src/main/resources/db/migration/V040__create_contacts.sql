-- The people who write to a tenant, one row each, whichever of their ids a message came under. The chat key is what their
-- messages, hand-offs and order go by: the id of the chat in which they were first met. It never changes.
create table contacts (
    tenant_id     uuid        not null references tenants (id) on delete cascade,
    id            bigint      generated always as identity,
    chat_key      text        not null,
    phone_number  text,
    lid           text,
    username      text,
    name          text,
    opted_out_at  timestamptz,
    first_seen_at timestamptz not null default now(),
    last_seen_at  timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, chat_key),
    unique (tenant_id, phone_number),
    unique (tenant_id, lid),
    unique (tenant_id, username)
);

insert into contacts (tenant_id, chat_key, phone_number, lid, first_seen_at, last_seen_at)
select tenant_id, chat_id,
       case when chat_id not like '%@lid' then split_part(chat_id, '@', 1) end,
       case when chat_id like '%@lid' then split_part(chat_id, '@', 1) end,
       min(created_at), max(created_at)
from message_logs
where chat_id ~ '^[0-9]+@(c\.us|lid)$'
group by tenant_id, chat_id;

-- The digits of a hidden id are no phone number.
alter table message_logs
    alter column from_number drop not null,
    alter column to_number drop not null;

update message_logs set from_number = null
where direction = 'IN' and chat_id like '%@lid' and from_number = split_part(chat_id, '@', 1);
update message_logs set to_number = null
where direction = 'OUT' and chat_id like '%@lid' and to_number = split_part(chat_id, '@', 1);

-- The last part of a message's id is the same under both ids of a person.
alter table message_logs
    add column bare_id text generated always as (split_part(wa_message_id, '_', 3)) stored;

create index message_logs_by_bare_id on message_logs (tenant_id, bare_id) where bare_id <> '';
