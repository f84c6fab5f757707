-- Whether the owner wrote in a chat is asked by author, whichever way the text took.
create index message_logs_from_owner on message_logs (tenant_id, chat_id, written_at) where author = 'OWNER';
drop index message_logs_from_phone;
