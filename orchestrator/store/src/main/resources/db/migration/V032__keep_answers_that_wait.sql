-- Answers that the page holds, that it refused, or that are withdrawn before they are begun; messages that nothing could
-- be made of, or that are answered together with a later one of their chat.
alter table message_logs
    add column held_at     timestamptz,
    add column refusals    integer not null default 0 check (refusals >= 0),
    add column merged_into bigint;

alter table message_logs drop constraint message_logs_outcome;
alter table message_logs
    add constraint message_logs_outcome check (case direction
        when 'IN' then outcome in ('RECEIVED', 'ANSWERED', 'UNCERTAIN', 'FAILED', 'OVER_LIMIT', 'QUEUE_FULL', 'TOO_OLD',
                                   'HANDED_OFF', 'PAUSED')
        else outcome in ('PLANNED', 'SENDING', 'SENT', 'FAILED', 'UNCERTAIN', 'WITHDRAWN')
    end) not valid;
alter table message_logs validate constraint message_logs_outcome;

create index message_logs_merged on message_logs (tenant_id, merged_into) where merged_into is not null;

comment on column message_logs.held_at is 'when the page was last seen to hold an answer that WhatsApp has not taken';
comment on column message_logs.refusals is 'attempts after which the answer surely was not sent';
comment on column message_logs.merged_into is 'the later message of the chat that this one is answered with';
