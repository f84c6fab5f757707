-- Who wrote a message; null for what the assistant says itself.
alter table message_logs
    add column author text check (author in ('CUSTOMER', 'OWNER', 'PHONE_AUTOMATION', 'OTHER_DEVICE', 'AUTOMATON',
                                             'WHATSAPP', 'SELF'));

update message_logs set author = 'CUSTOMER' where direction = 'IN';
update message_logs set author = 'OWNER' where origin = 'PHONE';

create index message_logs_by_own_devices on message_logs (tenant_id, created_at) where author <> 'CUSTOMER';
