-- Calls, orders and bookings are events as well; a call is no message.
create or replace function webhook_message_logged() returns trigger
    language plpgsql as $$
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

-- The argument is the table's word for one row of it: order or booking.
create function webhook_request_changed() returns trigger
    language plpgsql as $$
declare
    request jsonb := to_jsonb(new);
    what text := case tg_op when 'INSERT' then 'created' else lower(new.status) end;
begin
    perform write_webhook_event(
        new.tenant_id, tg_argv[0] || '.' || what, new.chat_id,
        new.id || ' ' || new.status || ' ' || coalesce(new.decided_at::text, ''),
        jsonb_strip_nulls(jsonb_build_object(
            'id', new.id::text, 'chatId', new.chat_id, 'thing', new.thing, 'number', new.number, 'place', new.place,
            'name', new.name, 'status', new.status, 'startsAt', request -> 'starts_at', 'endsAt', request -> 'ends_at')));
    return null;
end
$$;

create trigger orders_webhook_created after insert on orders
    for each row execute function webhook_request_changed('order');
create trigger orders_webhook_decided after update of status on orders
    for each row when (old.status is distinct from new.status) execute function webhook_request_changed('order');
create trigger bookings_webhook_created after insert on bookings
    for each row execute function webhook_request_changed('booking');
create trigger bookings_webhook_decided after update of status on bookings
    for each row when (old.status is distinct from new.status) execute function webhook_request_changed('booking');
