-- Events have the members that clients of WAHA read: the business's own id, names of acknowledgements, which message was
-- edited or revoked, how the status came about, and the metadata that the session was created with.
create table session_metadata (
    tenant_id uuid  not null primary key references tenants (id) on delete cascade,
    metadata  jsonb not null check (jsonb_typeof(metadata) = 'object' and length(metadata::text) <= 100000)
);

comment on table session_metadata is 'what an integrator attached to a session and gets back in each event';

create function ack_name(ack integer) returns text
    language sql immutable as $$
    select case when ack < 0 then 'ERROR' when ack = 0 then 'PENDING' when ack = 1 then 'SERVER'
                when ack = 2 then 'DEVICE' when ack = 3 then 'READ' else 'PLAYED' end
$$;

create or replace function webhook_message(m message_logs) returns jsonb
    language sql stable as $$
    select jsonb_build_object(
        'id', m.wa_message_id,
        'timestamp', extract(epoch from coalesce(m.written_at, m.created_at))::bigint,
        'from', case m.direction when 'IN' then m.chat_id else own.id end,
        'to', case m.direction when 'IN' then own.id else m.chat_id end,
        'fromMe', m.direction = 'OUT',
        'participant', null,
        'source', case when m.direction = 'OUT' and m.origin <> 'PHONE' then 'api' else 'app' end,
        'body', m.message_text,
        'hasMedia', m.kind in ('MEDIA', 'VOICE'),
        'media', null,
        'replyTo', case when m.quotes is null then null else jsonb_build_object('id', m.quotes) end,
        'ack', own.ack,
        'ackName', ack_name(own.ack))
    from (select coalesce((select linked_number || '@c.us' from whatsapp_sessions where tenant_id = m.tenant_id), 'me') as id,
                 case when m.direction = 'IN' then 2
                      when m.outcome in ('FAILED', 'WITHDRAWN') then -1
                      else greatest(coalesce(m.ack, 0), case when m.outcome = 'SENT' then 1 else 0 end) end as ack) own
$$;

create or replace function webhook_message_logged() returns trigger
    language plpgsql as $$
declare
    message jsonb;
    bare_id text;
begin
    if not is_tenant_listened_to(new.tenant_id) then
        return null;
    end if;
    if tg_op = 'INSERT' and new.kind = 'CALL' then
        perform write_webhook_event(new.tenant_id, 'call.received', new.chat_id, new.id::text, jsonb_build_object(
            'id', new.wa_message_id,
            'from', new.chat_id,
            'timestamp', extract(epoch from coalesce(new.written_at, new.created_at))::bigint,
            'isGroup', false));
        return null;
    end if;
    message := webhook_message(new);
    bare_id := reverse(split_part(reverse(new.wa_message_id), '_', 1));
    if tg_op = 'INSERT' and new.direction = 'IN' then
        perform write_webhook_event(new.tenant_id, 'message', new.chat_id, new.id::text, message);
        perform write_webhook_event(new.tenant_id, 'message.any', new.chat_id, new.id::text, message);
    elsif new.direction = 'OUT' and new.outcome = 'SENT' and (tg_op = 'INSERT' or old.outcome <> 'SENT') then
        perform write_webhook_event(new.tenant_id, 'message.any', new.chat_id, new.id::text, message);
    end if;
    if tg_op = 'UPDATE' then
        if new.direction = 'OUT' and new.ack is distinct from old.ack then
            perform write_webhook_event(new.tenant_id, 'message.ack', new.chat_id, new.id || ' ' || new.ack,
                message || jsonb_build_object('ack', new.ack, 'ackName', ack_name(new.ack)));
        end if;
        if new.edited_at is distinct from old.edited_at and new.edited_at is not null then
            perform write_webhook_event(new.tenant_id, 'message.edited', new.chat_id, new.id || ' ' || new.edited_at,
                message || jsonb_build_object('editedMessageId', bare_id));
        end if;
        if new.deleted_at is not null and old.deleted_at is null then
            perform write_webhook_event(new.tenant_id, 'message.revoked', new.chat_id, new.id::text,
                message || jsonb_build_object('revokedMessageId', bare_id, 'before', message, 'after', null));
        end if;
    end if;
    return null;
end
$$;

create function api_status(phase text) returns text
    language sql immutable as $$
    select case when phase in ('NEW', 'STOPPING', 'STOPPED', 'DELETED') then 'STOPPED'
                when phase = 'AWAITING_SCAN' then 'SCAN_QR_CODE'
                when phase = 'RUNNING' then 'WORKING'
                when phase = 'ERROR' then 'FAILED'
                else 'STARTING' end
$$;

create or replace function webhook_phase_changed() returns trigger
    language plpgsql as $$
begin
    perform write_webhook_event(new.id, 'session.status', '', new.rev::text, jsonb_build_object(
        'name', new.name,
        'status', api_status(new.phase),
        'statuses', jsonb_build_array(
            jsonb_build_object('status', api_status(old.phase),
                'timestamp', (1000 * extract(epoch from old.phase_since))::bigint),
            jsonb_build_object('status', api_status(new.phase),
                'timestamp', (1000 * extract(epoch from new.phase_since))::bigint)),
        'phase', new.phase,
        'reason', new.reason));
    return null;
end
$$;

create or replace function write_webhook_event(of_tenant uuid, what text, chat text, key text, content jsonb) returns void
    language sql as $$
    with event as (
        select t.id as tenant_id, e.id as event_id,
               jsonb_build_object(
                   'id', e.id,
                   'timestamp', (1000 * extract(epoch from clock_timestamp()))::bigint,
                   'event', what,
                   'session', t.name,
                   'metadata', coalesce(d.metadata, '{}'::jsonb) || jsonb_build_object('tenant_id', t.id),
                   'me', case when s.linked_number is null then null
                              else jsonb_build_object('id', s.linked_number || '@c.us', 'pushName', t.name) end,
                   'payload', content,
                   'engine', 'FLOWHQ',
                   'environment', jsonb_build_object('engine', 'FLOWHQ', 'tier', 'CORE'))::text as body
        from tenants t
        left join whatsapp_sessions s on s.tenant_id = t.id
        left join session_metadata d on d.tenant_id = t.id
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
