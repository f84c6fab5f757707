-- People whom an owner wants on the staff, by the address they will sign in with. A row is kept when it is accepted and
-- goes with the person or when it is taken back.
create table staff_invitations (
    tenant_id   uuid        not null references tenants (id) on delete cascade,
    email       text        not null check (email = lower(email) and email like '_%@_%'),
    invited_by  text        not null check (invited_by <> ''),
    created_at  timestamptz not null default now(),
    accepted_at timestamptz,
    primary key (tenant_id, email)
);

create index staff_invitations_open on staff_invitations (email) where accepted_at is null;
