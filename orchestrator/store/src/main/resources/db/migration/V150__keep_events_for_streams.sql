-- What happened at tenants that programs follow as a stream, kept for a day; nothing is kept of the others.
create table followed_tenants (
    tenant_id uuid        not null primary key references tenants (id) on delete cascade,
    until     timestamptz not null
);

create table events (
    tenant_id  uuid        not null references tenants (id) on delete cascade,
    id         bigint      generated always as identity,
    written_in xid8        not null default pg_current_xact_id(),
    event_id   text        not null,
    event      text        not null,
    body       text        not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, event_id)
);

create index events_of_tenant_in_order on events (tenant_id, written_in, id);
create index events_in_order on events (written_in, id);
create index events_by_age on events (created_at);

comment on column events.written_in is
    'the transaction; a reader that stops before the oldest one still running misses none that commits late';

create function is_event_wanted(what text, events text[]) returns boolean
    language sql immutable as $$
    select what = any (events) or '*' = any (events) or split_part(what, '.', 1) || '.*' = any (events)
$$;

-- Writes an event down for every webhook that wants it and for those who follow the tenant, in the transaction that makes
-- it happen.
create or replace function write_webhook_event(of_tenant uuid, what text, chat text, key text, content jsonb) returns void
    language sql as $$
    with event as (
        select t.id as tenant_id, e.id as event_id,
               jsonb_build_object(
                   'id', e.id,
                   'timestamp', (1000 * extract(epoch from clock_timestamp()))::bigint,
                   'event', what,
                   'session', t.name,
                   'metadata', jsonb_build_object('tenant_id', t.id),
                   'me', case when s.linked_number is null then null
                              else jsonb_build_object('id', s.linked_number || '@c.us', 'pushName', t.name) end,
                   'payload', content,
                   'engine', 'FLOWHQ',
                   'environment', jsonb_build_object('engine', 'FLOWHQ', 'tier', 'CORE'))::text as body
        from tenants t
        left join whatsapp_sessions s on s.tenant_id = t.id
        cross join (select 'evt_' || md5(what || ' ' || of_tenant || ' ' || key) as id) e
        where t.id = of_tenant
    ), kept as (
        insert into events (tenant_id, event_id, event, body)
        select event.tenant_id, event.event_id, what, event.body
        from event
        join followed_tenants f on f.tenant_id = event.tenant_id and f.until > now()
        on conflict (tenant_id, event_id) do nothing
    )
    insert into webhook_deliveries (tenant_id, webhook_id, event_id, event, chat_id, body)
    select w.tenant_id, w.id, event.event_id, what, chat, event.body
    from webhooks w
    join event on event.tenant_id = w.tenant_id
    where is_event_wanted(what, w.events)
    on conflict (tenant_id, webhook_id, event_id) do nothing
$$;

create function is_tenant_listened_to(tenant uuid) returns boolean
    language sql stable as $$
    select exists (select from webhooks where tenant_id = tenant)
        or exists (select from followed_tenants where tenant_id = tenant and until > now())
$$;
