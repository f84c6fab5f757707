-- A worker's name may be copied with its volume; only the process that took a lease may renew it.
alter table session_leases add column instance uuid;
