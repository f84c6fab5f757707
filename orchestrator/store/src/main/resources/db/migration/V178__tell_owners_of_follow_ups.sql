-- When the owner was told of it by a message; those of before are not told late.
alter table follow_ups add column noticed_at timestamptz;
update follow_ups set noticed_at = now();

create index follow_ups_to_be_noticed on follow_ups (tenant_id, created_at) where noticed_at is null and done_at is null;
