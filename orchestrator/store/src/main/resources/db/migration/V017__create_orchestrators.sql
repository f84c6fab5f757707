-- The orchestrators, by their own word: one row for each process, renewed for as long as it takes commands.
create table orchestrators (
    id           uuid        primary key,
    started_at   timestamptz not null default now(),
    last_seen_at timestamptz not null default now()
);
