-- What a session's worker says of it that no row tells: since when its page has not shown that it hears WhatsApp, and since
-- when a message waits that the worker cannot log. Null while all is well.
alter table whatsapp_sessions
    add column page_silent_since  timestamptz,
    add column message_held_since timestamptz;

create index whatsapp_sessions_impaired on whatsapp_sessions (tenant_id)
    where page_silent_since is not null or message_held_since is not null;

-- Since when nobody has it.
alter table session_leases add column released_at timestamptz;
