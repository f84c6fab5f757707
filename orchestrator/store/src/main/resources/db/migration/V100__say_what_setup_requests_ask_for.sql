-- What an owner wants to be set up with. It takes effect when the request is approved.
alter table setup_requests
    add column business_name text check (length(btrim(business_name)) between 1 and 120),
    add column business_type text check (length(btrim(business_type)) between 1 and 60),
    add column language      text check (language in ('SW', 'EN'));
