-- What is removed by age is found by its age; the audit trail of all tenants is read in the same order.
create index portal_event_logs_by_age on portal_event_logs (created_at desc, id desc);
create index message_logs_with_text on message_logs (created_at) where message_text <> '';
create index chat_handoffs_by_end on chat_handoffs (ends_at);

-- When a kind was last counted; a count that nothing was added to for long is removed.
alter table ignored_messages add column counted_at timestamptz not null default now();
