-- Whether two ids of messages can name one message: they are of one chat, or of its two forms, the number and the hidden id.
-- Under two ids of one form they are of two people, whatever their last parts are.
create function in_one_chat(one text, other text) returns boolean
    language sql immutable strict parallel safe
    return split_part(one, '_', 2) = split_part(other, '_', 2)
        or split_part(split_part(one, '_', 2), '@', 2) <> split_part(split_part(other, '_', 2), '@', 2);

-- What the messages of a person go by now, whose chat was known under this id: two contacts may have become one since.
create function current_chat(of_tenant uuid, chat text) returns text
    language sql stable strict parallel safe
    return coalesce(
        (select chat_key from contacts
         where tenant_id = of_tenant
           and (chat_key = chat
                or (chat like '%@c.us' and phone_number = split_part(chat, '@', 1))
                or (chat like '%@lid' and lid = split_part(chat, '@', 1)))
         order by chat_key <> chat, id limit 1),
        chat);
