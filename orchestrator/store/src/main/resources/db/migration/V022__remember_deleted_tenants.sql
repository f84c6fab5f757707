-- Tenants that were deleted: what is left of them anywhere, such as a profile on a disk, may be removed at once.
create table deleted_tenants (
    id         uuid        primary key,
    deleted_at timestamptz not null default now()
);
