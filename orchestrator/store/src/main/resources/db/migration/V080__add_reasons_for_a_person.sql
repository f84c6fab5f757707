-- Two more reasons why a tenant needs a person.
alter table tenants drop constraint tenants_reason_check;

alter table tenants add constraint tenants_reason_check
    check (reason in ('LOGGED_OUT', 'BANNED', 'CONFLICT', 'SCAN_TIMEOUT', 'RECOVERY_EXHAUSTED', 'PROVISION_FAILED',
                      'BROWSER_REJECTED', 'PAGE_INCOMPATIBLE', 'WRONG_NUMBER', 'ACTION_REQUIRED'));
