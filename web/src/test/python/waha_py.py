"""A session through waha-py as it is published, one stage at a time; prints what it saw as JSON."""

import json
import sys

from waha import WahaClient, models

base, key, session, customer, stage = sys.argv[1:6]
client = WahaClient(base_url=base, api_key=key)
seen = {}

if stage == "create":
    hook = sys.argv[6]
    created = client.sessions.create({
        "name": session,
        "start": False,
        "config": {
            "metadata": {"phone_number": sys.argv[7]},
            "webhooks": [{"url": hook, "events": ["message", "session.status"], "hmac": {"key": "sixteen-or-more-letters"}}],
        },
    })
    models.SessionDTO.model_validate({"name": created["name"], "status": created["status"]})
    seen["created"] = created["status"]
    seen["listed"] = [one["name"] for one in client.sessions.list({"all": True})]
    seen["hooks"] = [hook["url"] for hook in client.sessions.get(session)["config"]["webhooks"]]
    seen["engine"] = client.version.get()["engine"]
    models.PingResponse.model_validate(client.ping.ping())
elif stage == "start":
    seen["started"] = client.sessions.start(session)["status"]
elif stage == "link":
    models.Base64File.model_validate(client.auth.get_qr(session))
    seen["qr"] = models.QRCodeValue.model_validate(client.auth.get_qr(session, {"format": "raw"})).value
elif stage == "pair":
    seen["code"] = client.auth.request_code(session, {"phoneNumber": sys.argv[6]})["code"]
elif stage == "work":
    chat = customer + "@c.us"
    seen["status"] = client.sessions.get(session)["status"]
    asked = client.chats.get_chat_messages(session, chat, {"limit": 5})[-1]
    sent = client.chatting.send_text(models.MessageTextRequest(
        session=session, chatId=chat, text="Karibu kutoka waha-py", reply_to=asked["id"]))
    seen["sent"] = sent["id"]
    seen["chats"] = [chat["id"] for chat in client.chats.get_chats(session)]
    seen["messages"] = [m["body"] for m in client.chats.get_chat_messages(session, chat, {"limit": 10})]
    seen["contacts"] = [c["id"] for c in client.contacts.get_all({"session": session})]
    models.CountResponse.model_validate(client.lids.get_lids_count(session))
    seen["exists"] = models.WANumberExistResult.model_validate(
        client.contacts.check_exists({"session": session, "phone": customer})).numberExists
    client.chatting.send_seen(models.SendSeenRequest(session=session, chatId=chat))
    client.chatting.start_typing(models.ChatRequest(session=session, chatId=chat))
    client.chatting.stop_typing(models.ChatRequest(session=session, chatId=chat))
elif stage == "stop":
    seen["stopped"] = client.sessions.stop(session)["status"]

print(json.dumps(seen))
