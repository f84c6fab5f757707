-- What the assistant of a tenant says, in which language, and when the business is open.
create table tenant_configs (
    tenant_id     uuid        primary key references tenants (id) on delete cascade,
    template_type text        not null check (template_type in ('BOOKING', 'ECOMMERCE', 'SUPPORT')),
    business_name text        not null check (length(btrim(business_name)) between 1 and 120),
    language      text        not null default 'SW' check (language in ('SW', 'EN')),
    hours_json    jsonb       check (jsonb_typeof(hours_json) = 'object'),
    time_zone     text        not null default 'Africa/Dar_es_Salaam' check (time_zone <> ''),
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now()
);
