-- Where a tenant's events are sent, and each event on its way there.
create table webhooks (
    tenant_id  uuid        not null references tenants (id) on delete cascade,
    id         bigint      generated always as identity,
    url        text        not null check (length(url) between 8 and 2000),
    events     text[]      not null check (cardinality(events) > 0),
    secret     text        not null check (length(secret) >= 16),
    created_by text        not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id)
);

create table webhook_deliveries (
    tenant_id       uuid        not null,
    id              bigint      generated always as identity,
    webhook_id      bigint      not null,
    event_id        text        not null,
    event           text        not null,
    chat_id         text        not null,
    body            text        not null,
    state           text        not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'DEAD')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null default now(),
    claimed_until   timestamptz,
    first_at        timestamptz not null default now(),
    settled_at      timestamptz,
    error           text,
    primary key (tenant_id, id),
    unique (tenant_id, webhook_id, event_id),
    foreign key (tenant_id, webhook_id) references webhooks (tenant_id, id) on delete cascade
);

create index webhook_deliveries_waiting on webhook_deliveries (tenant_id, webhook_id, chat_id, id)
    where state = 'WAITING';
create index webhook_deliveries_settled on webhook_deliveries (settled_at) where state <> 'WAITING';

comment on column webhook_deliveries.first_at is 'when retrying began; it ends a day later';
comment on column webhook_deliveries.claimed_until is 'until then a process is at it; it dies, another takes it up';

-- Writes an event down for every webhook that wants it, in the transaction that makes it happen.
create function write_webhook_event(of_tenant uuid, what text, chat text, key text, content jsonb) returns void
    language sql as $$
    insert into webhook_deliveries (tenant_id, webhook_id, event_id, event, chat_id, body)
    select w.tenant_id, w.id, 'evt_' || md5(what || ' ' || of_tenant || ' ' || key), what, chat,
           jsonb_build_object(
               'id', 'evt_' || md5(what || ' ' || of_tenant || ' ' || key),
               'timestamp', (1000 * extract(epoch from clock_timestamp()))::bigint,
               'event', what,
               'session', t.name,
               'metadata', jsonb_build_object('tenant_id', t.id),
               'me', case when s.linked_number is null then null
                          else jsonb_build_object('id', s.linked_number || '@c.us', 'pushName', t.name) end,
               'payload', content,
               'engine', 'FLOWHQ',
               'environment', jsonb_build_object('engine', 'FLOWHQ', 'tier', 'CORE'))::text
    from webhooks w
    join tenants t on t.id = w.tenant_id
    left join whatsapp_sessions s on s.tenant_id = t.id
    where w.tenant_id = of_tenant and (what = any (w.events) or '*' = any (w.events))
    on conflict (tenant_id, webhook_id, event_id) do nothing
$$;

create function webhook_message(m message_logs) returns jsonb
    language sql as $$
    select jsonb_build_object(
        'id', m.wa_message_id,
        'timestamp', extract(epoch from coalesce(m.written_at, m.created_at))::bigint,
        'from', case m.direction when 'IN' then m.chat_id else 'me' end,
        'to', case m.direction when 'IN' then 'me' else m.chat_id end,
        'fromMe', m.direction = 'OUT',
        'source', case when m.origin in ('PERSON', 'PROGRAM') then 'api' else 'app' end,
        'body', m.message_text,
        'hasMedia', m.kind in ('MEDIA', 'VOICE'),
        'replyTo', case when m.quotes is null then null else jsonb_build_object('id', m.quotes) end,
        'ack', coalesce(m.ack, 0))
$$;

create function webhook_message_logged() returns trigger
    language plpgsql as $$
begin
    if not exists (select from webhooks where tenant_id = new.tenant_id) then
        return null;
    end if;
    if tg_op = 'INSERT' and new.direction = 'IN' then
        perform write_webhook_event(new.tenant_id, 'message', new.chat_id, new.id::text, webhook_message(new));
        perform write_webhook_event(new.tenant_id, 'message.any', new.chat_id, new.id::text, webhook_message(new));
    elsif new.direction = 'OUT' and new.outcome = 'SENT' and (tg_op = 'INSERT' or old.outcome <> 'SENT') then
        perform write_webhook_event(new.tenant_id, 'message.any', new.chat_id, new.id::text, webhook_message(new));
    end if;
    if tg_op = 'UPDATE' then
        if new.direction = 'OUT' and new.ack is distinct from old.ack then
            perform write_webhook_event(new.tenant_id, 'message.ack', new.chat_id, new.id || ' ' || new.ack,
                webhook_message(new) || jsonb_build_object('ackName',
                    case when new.ack < 0 then 'ERROR' when new.ack = 0 then 'PENDING' when new.ack = 1 then 'SERVER'
                         when new.ack = 2 then 'DEVICE' when new.ack = 3 then 'READ' else 'PLAYED' end));
        end if;
        if new.edited_at is distinct from old.edited_at and new.edited_at is not null then
            perform write_webhook_event(new.tenant_id, 'message.edited', new.chat_id, new.id || ' ' || new.edited_at,
                webhook_message(new));
        end if;
        if new.deleted_at is not null and old.deleted_at is null then
            perform write_webhook_event(new.tenant_id, 'message.revoked', new.chat_id, new.id::text,
                webhook_message(new));
        end if;
    end if;
    return null;
end
$$;

create trigger message_logs_webhook_inserted after insert on message_logs
    for each row execute function webhook_message_logged();
create trigger message_logs_webhook_updated after update of outcome, ack, edited_at, deleted_at on message_logs
    for each row execute function webhook_message_logged();

create function webhook_phase_changed() returns trigger
    language plpgsql as $$
begin
    perform write_webhook_event(new.id, 'session.status', '', new.rev::text, jsonb_build_object(
        'name', new.name,
        'status', case when new.phase in ('NEW', 'STOPPING', 'STOPPED', 'DELETED') then 'STOPPED'
                       when new.phase = 'AWAITING_SCAN' then 'SCAN_QR_CODE'
                       when new.phase = 'RUNNING' then 'WORKING'
                       when new.phase = 'ERROR' then 'FAILED'
                       else 'STARTING' end,
        'phase', new.phase,
        'reason', new.reason));
    return null;
end
$$;

create trigger tenants_webhook_phase after update of phase on tenants
    for each row when (old.phase is distinct from new.phase) execute function webhook_phase_changed();

create function webhook_follow_up_created() returns trigger
    language plpgsql as $$
begin
    perform write_webhook_event(new.tenant_id, 'followup.created', new.chat_id, new.id::text, jsonb_build_object(
        'id', new.id::text, 'chatId', new.chat_id, 'reason', new.reason));
    return null;
end
$$;

create trigger follow_ups_webhook_created after insert on follow_ups
    for each row execute function webhook_follow_up_created();
