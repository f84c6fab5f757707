-- The bot-workers, by their own reports; drain_asked is the operator's word and no report changes it.
create table workers (
    id           text        primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    slots        integer     not null check (slots >= 0),
    used         integer     not null check (used >= 0),
    draining     boolean     not null default false,
    drain_asked  boolean     not null default false,
    memory       bigint      not null check (memory >= 0),
    started_at   timestamptz not null,
    last_seen_at timestamptz not null
);
