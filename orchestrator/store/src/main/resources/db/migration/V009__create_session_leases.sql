-- Who may have a browser open for a tenant, until when; the database's clock decides. A released lease has no owner.
create table session_leases (
    tenant_id  uuid        primary key references tenants (id) on delete cascade,
    epoch      bigint      not null check (epoch >= 0),
    owner      text,
    expires_at timestamptz,
    check ((owner is null) = (expires_at is null))
);
