-- An owner's own answers; they come before those of the template, in the order of position.
create table keyword_replies (
    tenant_id  uuid        not null references tenants (id) on delete cascade,
    id         uuid        not null default gen_random_uuid(),
    position   integer     not null default 0,
    keywords   text[]      not null check (cardinality(keywords) between 1 and 20),
    reply      text        not null check (length(btrim(reply)) between 1 and 4000),
    language   text        check (language in ('SW', 'EN')),
    enabled    boolean     not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id)
);
