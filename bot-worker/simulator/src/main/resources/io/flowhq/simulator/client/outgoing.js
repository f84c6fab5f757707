// Own messages on their way out. What has left but not been answered is sent again under the same attempt when the line is back,
// also by the next page: the service knows the attempt and lets it pass only once.

import { Msg, MsgKey, WPPError } from '/client/wid.js';

const MOST_AGE = 24 * 3600;

export class Outgoing {
  #client;
  #store;
  #chats;
  #calls = new Map();
  #nextCall = 1;

  constructor(client, store, chats) {
    this.#client = client;
    this.#store = store;
    this.#chats = chats;
  }

  async send(given, content, options) {
    const client = this.#client;
    const wid = this.#chats.at(given);
    if (!client.authenticated) throw new WPPError('not_authenticated', 'This client is not linked');
    const quoted = options.quotedMsg ? this.#chats.message(MsgKey.of(options.quotedMsg)) : null;
    if (quoted && (quoted.type === 'ciphertext' || quoted.type === 'revoked')) {
      throw new WPPError('quoted_msg_can_not_reply', 'QuotedMsg can not reply', { quotedMsg: String(quoted.id) });
    }
    if (options.delay) await new Promise((resolve) => setTimeout(resolve, options.delay));
    const id = options.messageId ? checked(MsgKey.of(options.messageId), wid) : newKey(wid, client.me);
    if (options.markIsRead && this.#chats.has(wid)) await this.#chats.seen(wid);
    const msg = new Msg({
      id,
      t: Math.floor(Date.now() / 1000),
      from: wid.isGroup() || wid.isLid() ? client.me.lid : client.me.wid,
      to: wid,
      self: 'out',
      ack: 0,
      isNewMsg: true,
      isStatusV3: false,
      isGroupMsg: wid.isGroup(),
      notifyName: client.me.name,
      mentionedJidList: [],
      isForwarded: false,
      ...content,
      ...(quoted && { quotedStanzaID: quoted.id.id, quotedMsgId: quoted.id._serialized }),
      attempt: crypto.randomUUID(),
    });
    await this.#chats.addOwn(msg);
    const answer = this.#transmit(msg);
    const result = { id: id._serialized, ack: 0, from: String(msg.from), to: String(wid), sendMsgResult: null };
    if (options.waitForAck === false) return result;
    result.sendMsgResult = await answer;
    return { ...result, ack: msg.ack };
  }

  #transmit(msg) {
    const call = this.#nextCall++;
    return new Promise((resolve) => {
      this.#calls.set(call, { msg, resolve });
      this.#leave(call, msg);
    });
  }

  #leave(call, msg) {
    this.#client.line.send({
      t: 'send',
      call,
      attempt: msg.attempt,
      id: msg.id._serialized,
      to: String(msg.to),
      type: msg.type,
      body: msg.body || msg.caption || '',
      medium: msg.mimetype ? { mimetype: msg.mimetype, filename: msg.filename, size: msg.size } : null,
      quoted: msg.quotedMsgId ?? null,
    });
  }

  /** The line is back, or this is a new page: repeat what nobody has answered. */
  resend() {
    const waiting = new Set([...this.#calls.values()].map(({ msg }) => msg));
    const oldest = Date.now() / 1000 - MOST_AGE;
    for (const [call, { msg }] of this.#calls) this.#leave(call, msg);
    for (const msg of this.#chats.unsent()) if (!waiting.has(msg) && msg.t > oldest) this.#transmit(msg);
  }

  async sent({ call, result, ack, at }) {
    const waiting = this.#calls.get(call);
    if (!waiting) return;
    this.#calls.delete(call);
    await this.#chats.acked(waiting.msg, ack);
    waiting.resolve({ messageSendResult: result, ...(result === 'OK' && { t: at }) });
  }
}

function checked(key, wid) {
  if (!key.fromMe) throw new WPPError('message_key_is_not_from_me', 'Message key is not from me', { messageId: `${key}` });
  if (!key.remote.equals(wid)) {
    throw new WPPError('message_key_remote_id_is_not_same_of_chat', 'Message key remote ID is not same of chat',
      { messageId: `${key}` });
  }
  return key;
}

export function newKey(wid, me) {
  return new MsgKey({ fromMe: true, remote: wid, id: MsgKey.newId(), participant: wid.isGroup() ? me.lid : undefined });
}
