-- Whose words an outgoing message is: apart from the template, which names the reply file only.
alter table message_logs
    add column origin text check (origin in ('TEMPLATE', 'OWNER_REPLY', 'RATE_WARNING', 'QUEUE_NOTICE', 'PHONE'));

update message_logs
set origin = case when template = 'LIMIT' then 'RATE_WARNING'
                  when template = 'QUEUE' then 'QUEUE_NOTICE'
                  when template = 'PHONE' then 'PHONE'
                  when intent = 'own' then 'OWNER_REPLY'
                  else 'TEMPLATE' end
where direction = 'OUT';

update message_logs set template = null where origin in ('RATE_WARNING', 'QUEUE_NOTICE', 'PHONE');

comment on column message_logs.origin is 'whose words a message out is; null for messages in';
