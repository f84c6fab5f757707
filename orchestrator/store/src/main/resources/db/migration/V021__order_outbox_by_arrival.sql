-- A tenant's commands are carried in the order in which they were written, whatever the clocks of their writers say.
alter table command_outbox add column id bigint generated always as identity;

drop index command_outbox_open;
create index command_outbox_open on command_outbox (tenant_id, id) where done_at is null;
