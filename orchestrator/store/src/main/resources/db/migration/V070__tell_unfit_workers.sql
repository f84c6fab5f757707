-- Why a worker takes no sessions, in its own words, and which process reports under its name.
alter table workers
    add column fault    text,
    add column instance text;
