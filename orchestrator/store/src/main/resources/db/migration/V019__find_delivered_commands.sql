-- Commands that were carried out or refused long ago are removed by this.
create index command_outbox_done on command_outbox (done_at) where done_at is not null;
