-- The messages of the last hour are at the end of the table: a range index is enough to find them and costs no write.
create index message_logs_by_minute on message_logs using brin (created_at) with (pages_per_range = 32);
