"""A session through the client waha 1.0 as it is published, one stage at a time; prints what it saw as JSON."""

import json
import sys

from waha import WahaClient
from waha.types import QRFormat

base, key, session, customer, stage = sys.argv[1:6]
client = WahaClient(base_url=base, api_key=key)
seen = {}

if stage == "link":
    seen["listed"] = [one.name for one in client.sessions.list(all=True)]
    seen["qr"] = client.auth.get_qr_code(session, format=QRFormat.RAW).qr
elif stage == "pair":
    seen["code"] = client.auth.request_code(session, sys.argv[6])["code"]
elif stage == "work":
    chat = customer + "@c.us"
    seen["status"] = client.sessions.get(session).status
    seen["me"] = client.sessions.get_me(session).id
    seen["sent"] = client.messages.send_text(chat_id=chat, text="Karibu kutoka waha", session=session).id
    seen["chats"] = [chat.id for chat in client.chats.list(session)]
    seen["messages"] = [message.body for message in client.chats.get_messages(chat, session)]
    seen["exists"] = client.contacts.check_exists(customer, session).numberExists
    client.messages.send_seen(chat, session=session)
    client.messages.start_typing(chat, session)
    client.messages.stop_typing(chat, session)

print(json.dumps(seen))
