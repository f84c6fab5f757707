-- Voice messages, orders, places, calls and what could not be read; messages that were edited or deleted.
alter table message_logs drop constraint message_logs_kind_check;
alter table message_logs add constraint message_logs_kind_check
    check (kind in ('TEXT', 'MEDIA', 'EMPTY', 'VOICE', 'ORDER', 'LOCATION', 'UNREADABLE', 'CALL'));

alter table message_logs drop constraint message_logs_outcome;
alter table message_logs add constraint message_logs_outcome check (case direction
    when 'IN' then outcome in ('RECEIVED', 'ANSWERED', 'UNCERTAIN', 'FAILED', 'OVER_LIMIT', 'QUEUE_FULL', 'TOO_OLD',
                               'HANDED_OFF', 'PAUSED', 'DELETED', 'SAID_BEFORE')
    else outcome in ('PLANNED', 'SENDING', 'SENT', 'FAILED', 'UNCERTAIN', 'WITHDRAWN')
end) not valid;
alter table message_logs validate constraint message_logs_outcome;

alter table message_logs add column edited_at timestamptz, add column deleted_at timestamptz;
