-- What the owner of a business tells its customers; the assistant answers from it and invents nothing.
create table shop_facts (
    tenant_id  uuid        not null references tenants (id) on delete cascade,
    key        text        not null check (key ~ '^[a-z][a-z_]{0,39}$'),
    text_sw    text        not null default '' check (length(text_sw) <= 2000),
    text_en    text        not null default '' check (length(text_en) <= 2000),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, key),
    check (btrim(text_sw || text_en) <> '')
);

create table services (
    tenant_id        uuid          not null references tenants (id) on delete cascade,
    id               uuid          not null default gen_random_uuid(),
    name             text          not null check (length(btrim(name)) between 1 and 120),
    aliases          text[]        not null default '{}' check (cardinality(aliases) <= 20),
    price            numeric(14,2) check (price >= 0),
    currency         text          not null default 'TZS' check (currency ~ '^[A-Z]{3}$'),
    duration_minutes integer       check (duration_minutes between 1 and 10080),
    description      text          not null default '' check (length(description) <= 1000),
    updated_at       timestamptz   not null default now(),
    primary key (tenant_id, id)
);

create unique index services_name on services (tenant_id, lower(name));

-- A price that is not here is never said. A stock of null is not counted: there is some.
create table catalogue_items (
    tenant_id   uuid          not null references tenants (id) on delete cascade,
    id          uuid          not null default gen_random_uuid(),
    name        text          not null check (length(btrim(name)) between 1 and 120),
    aliases     text[]        not null default '{}' check (cardinality(aliases) <= 20),
    price       numeric(14,2) check (price >= 0),
    currency    text          not null default 'TZS' check (currency ~ '^[A-Z]{3}$'),
    stock       integer       check (stock >= 0),
    description text          not null default '' check (length(description) <= 1000),
    updated_at  timestamptz   not null default now(),
    primary key (tenant_id, id)
);

create unique index catalogue_items_name on catalogue_items (tenant_id, lower(name));

-- Questions in the words of customers with the owner's answer; they come before the texts of the template.
create table questions (
    tenant_id   uuid        not null references tenants (id) on delete cascade,
    id          uuid        not null default gen_random_uuid(),
    variants    text[]      not null check (cardinality(variants) between 1 and 50),
    answer_sw   text        not null default '' check (length(answer_sw) <= 2000),
    answer_en   text        not null default '' check (length(answer_en) <= 2000),
    taught_from text,
    updated_at  timestamptz not null default now(),
    primary key (tenant_id, id),
    check (btrim(answer_sw || answer_en) <> '')
);
