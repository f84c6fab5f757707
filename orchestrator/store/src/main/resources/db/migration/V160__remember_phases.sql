-- Each phase a tenant was in, for its timeline. Written with the phase itself, so that none is left out.
create table phase_changes (
    tenant_id uuid        not null references tenants (id) on delete cascade,
    id        bigint      generated always as identity,
    phase     text        not null,
    reason    text,
    attempt   integer     not null default 0,
    at        timestamptz not null,
    primary key (tenant_id, id)
);

create index phase_changes_by_time on phase_changes (tenant_id, at);
create index phase_changes_by_age on phase_changes (at);

create function remember_phase() returns trigger
    language plpgsql as $$
begin
    insert into phase_changes (tenant_id, phase, reason, attempt, at)
    values (new.id, new.phase, new.reason, new.attempt,
            case when old.phase is distinct from new.phase then new.phase_since else clock_timestamp() end);
    return null;
end
$$;

create trigger tenants_remember_phase after update of phase, reason, attempt on tenants
    for each row
    when (old.phase is distinct from new.phase or old.reason is distinct from new.reason
          or (new.attempt > 0 and old.attempt is distinct from new.attempt))
    execute function remember_phase();
