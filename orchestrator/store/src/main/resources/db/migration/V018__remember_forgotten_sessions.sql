-- The highest epoch whose session was logged out: profiles and snapshots up to it are void wherever they lie.
alter table whatsapp_sessions add column forgotten_epoch bigint check (forgotten_epoch >= 0);
