-- The words or the example sentence that decided what a message was taken for, beside the answer that followed from it.
alter table message_logs add column because text check (length(because) <= 500);
