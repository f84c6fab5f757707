-- The newest message in, what people wrote on the phone, and what the window still counts: each is read with every answer.
create index message_logs_newest_in on message_logs (tenant_id, written_at desc) where direction = 'IN';
create index message_logs_from_phone on message_logs (tenant_id, chat_id, written_at) where origin = 'PHONE';
create index message_logs_uncertain on message_logs (tenant_id, settled_at) where outcome = 'UNCERTAIN';
