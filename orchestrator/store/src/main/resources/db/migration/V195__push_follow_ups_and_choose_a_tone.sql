-- Browsers whose people want to be told of follow-ups when no page is open. Wanted and sent count: what is wanted and not
-- sent is due.
create table push_subscriptions (
    tenant_id       uuid        not null references tenants (id) on delete cascade,
    id              bigint      generated always as identity,
    user_id         uuid        not null,
    device          uuid        not null,
    endpoint        text        not null check (length(endpoint) <= 1000),
    public_key      bytea       not null check (length(public_key) = 65),
    auth_secret     bytea       not null check (length(auth_secret) = 16),
    language        text        not null check (language in ('SW', 'EN')),
    created_at      timestamptz not null default now(),
    wanted          bigint      not null default 0,
    sent            bigint      not null default 0,
    attempts        integer     not null default 0,
    failing_since   timestamptz,
    next_attempt_at timestamptz not null default now(),
    claimed_until   timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, endpoint),
    -- Who leaves a business takes no news of it along; who joins another takes the browser along.
    foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade on update cascade
);

create index push_subscriptions_by_person on push_subscriptions (tenant_id, user_id);
create index push_subscriptions_by_device on push_subscriptions (device);

-- When browsers were told to say it.
alter table follow_ups add column pushed_at timestamptz;

create index follow_ups_to_be_pushed on follow_ups (tenant_id) where pushed_at is null and done_at is null;

-- How the assistant of a business sounds.
alter table tenant_configs add column tone text not null default 'POLITE' check (tone in ('POLITE', 'MTAANI'));
