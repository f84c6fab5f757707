-- Confirmed bookings whose reminder has to be looked at anew: written with the change itself, read by the orchestrator.
create table booking_changes (
    tenant_id  uuid        not null references tenants (id) on delete cascade,
    booking_id bigint      not null,
    revision   bigint      not null default 1,
    changed_at timestamptz not null default now(),
    primary key (tenant_id, booking_id)
);

-- The time of which the customer has been reminded.
alter table bookings add column reminded_of timestamptz;

create function note_booking_change() returns trigger
    language plpgsql as $$
begin
    insert into booking_changes (tenant_id, booking_id)
    select new.tenant_id, new.id
    where exists (select from proactive_settings
      where tenant_id = new.tenant_id and reminder_minutes is not null)
    on conflict (tenant_id, booking_id) do update
    set revision = booking_changes.revision + 1, changed_at = clock_timestamp();
    return null;
end
$$;

create trigger bookings_note_change after update of status, starts_at on bookings
    for each row when (new.status = 'CONFIRMED' or old.status = 'CONFIRMED') execute function note_booking_change();

-- Reminders are set for another time, or for the first: those that wait are looked at anew.
create function note_reminder_setting() returns trigger
    language plpgsql as $$
begin
    insert into booking_changes (tenant_id, booking_id)
    select tenant_id, id from bookings
    where tenant_id = new.tenant_id and status = 'CONFIRMED' and starts_at > now()
    on conflict (tenant_id, booking_id) do update
    set revision = booking_changes.revision + 1, changed_at = clock_timestamp();
    return null;
end
$$;

create trigger proactive_settings_note_change after insert or update of reminder_minutes on proactive_settings
    for each row execute function note_reminder_setting();
