-- Mexican, Argentinian and old Brazilian numbers are written with one digit more or less than WhatsApp's ids of them.
create function whatsapp_number(number text) returns text
    language sql immutable strict parallel safe
    return case
        when number ~ '^521[0-9]{10}$' then '52' || substr(number, 4)
        when number ~ '^549[0-9]{10}$' then '54' || substr(number, 4)
        when number ~ '^55[0-9]{2}9[6-9][0-9]{7}$' then substr(number, 1, 4) || substr(number, 6)
        else number
    end;

-- One business for a phone, in whichever form its number was written. Where two have it already, they are told apart as before.
do $$
begin
    create unique index tenants_whatsapp_number on tenants (whatsapp_number(phone_number));
exception when unique_violation then
    create index tenants_whatsapp_number on tenants (whatsapp_number(phone_number));
end $$;

create index whatsapp_sessions_linked_number on whatsapp_sessions (whatsapp_number(linked_number));
