-- What a message needs to be taken up again after a crash, at whatever step it was.
alter table message_logs
    add column written_at timestamptz,
    add column caught_up  boolean  not null default false,
    add column quotes     text,
    add column begun_at   timestamptz,
    add column attempts   integer  not null default 0 check (attempts >= 0),
    add column settled_at timestamptz;

alter table message_logs
    add constraint message_logs_outcome check (case direction
        when 'IN' then outcome in ('RECEIVED', 'ANSWERED', 'UNCERTAIN', 'FAILED', 'OVER_LIMIT', 'QUEUE_FULL', 'TOO_OLD',
                                   'HANDED_OFF', 'PAUSED')
        else outcome in ('PLANNED', 'SENDING', 'SENT', 'FAILED', 'UNCERTAIN')
    end);

alter table message_logs alter column outcome set not null;

comment on column message_logs.written_at is 'WhatsApp''s time of a message in';
comment on column message_logs.caught_up is 'written while nobody was connected, found on the next connection';
comment on column message_logs.begun_at is 'when an answer was first given to the page';
comment on column message_logs.settled_at is 'when its outcome became final; the limit counts from here';

drop index message_logs_unfinished;
create index message_logs_unfinished on message_logs (tenant_id, chat_id, id)
    where outcome in ('RECEIVED', 'PLANNED', 'SENDING');
create index message_logs_in_window on message_logs (tenant_id, settled_at) where direction = 'OUT';

-- Messages that are no customer's question, counted by kind and never logged.
create table ignored_messages (
    tenant_id uuid   not null references tenants (id) on delete cascade,
    kind      text   not null check (kind in ('GROUP', 'STATUS', 'BROADCAST', 'NEWSLETTER', 'SYSTEM')),
    messages  bigint not null check (messages > 0),
    primary key (tenant_id, kind)
);
