-- A snapshot with which a browser came up without a link is used only when there is no other.
alter table session_snapshots add column set_aside boolean not null default false;
