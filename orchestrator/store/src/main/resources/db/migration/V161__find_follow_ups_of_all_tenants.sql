-- Operators look at what is open anywhere, the oldest first, and name one by its number alone.
create index follow_ups_open_anywhere on follow_ups (created_at, id) where done_at is null;
create unique index follow_ups_by_id on follow_ups (id);
