-- Which version of what an owner has told is the last: who keeps it in memory asks whether theirs still is.
create table knowledge_versions (
    tenant_id uuid   not null references tenants (id) on delete cascade,
    version   bigint not null default 1,
    primary key (tenant_id)
);

-- A tenant that is being deleted has no further version.
create function knowledge_changed() returns trigger language plpgsql as $$
begin
    insert into knowledge_versions (tenant_id)
    select distinct changed.tenant_id from changed
    where exists (select from tenants where tenants.id = changed.tenant_id)
    order by changed.tenant_id
    on conflict (tenant_id) do update set version = knowledge_versions.version + 1;
    return null;
end
$$;

do $$
declare
    told text;
begin
    foreach told in array array['shop_facts', 'services', 'catalogue_items', 'questions'] loop
        execute format('create trigger %1$s_inserted after insert on %1$s referencing new table as changed '
            'for each statement execute function knowledge_changed()', told);
        execute format('create trigger %1$s_updated after update on %1$s referencing new table as changed '
            'for each statement execute function knowledge_changed()', told);
        execute format('create trigger %1$s_deleted after delete on %1$s referencing old table as changed '
            'for each statement execute function knowledge_changed()', told);
    end loop;
end
$$;
