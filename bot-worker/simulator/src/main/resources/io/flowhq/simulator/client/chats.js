// The messages of the client, and how those that arrive reach whoever listens.

import { lidOf, Msg, MsgKey, Wid, WPPError } from '/client/wid.js';

const MOST = 6000;

export class Chats {
  #client;
  #store;
  #emit;
  #messages = new Map();
  #chats = new Map();
  #arrived = [];
  #unheard = [];
  #opened = false;
  #working = false;

  constructor(client, store, emit) {
    this.#client = client;
    this.#store = store;
    this.#emit = emit;
  }

  async load() {
    const { records, chats } = await this.#store.load();
    for (const chat of chats) this.#chats.set(chat.id, { ...chat });
    for (const record of records) this.#keep(Msg.ofRecord(record));
  }

  #keep(msg) {
    this.#messages.set(msg.id._serialized, msg);
    const chat = this.#chat(msg.id.remote);
    chat.t = Math.max(chat.t, msg.t);
    if (this.#messages.size > MOST) this.#messages.delete(this.#messages.keys().next().value);
    return chat;
  }

  #chat(wid) {
    const id = wid._serialized;
    if (!this.#chats.has(id)) this.#chats.set(id, { id, unreadCount: 0, t: 0 });
    return this.#chats.get(id);
  }

  // ---- arriving

  /** From here on messages are given out. */
  open() {
    this.#opened = true;
    this.#work();
  }

  deliver(frame) {
    this.#arrived.push(frame);
    this.#work();
  }

  /** One after the other: stored, told, acknowledged. */
  async #work() {
    if (this.#working || !this.#opened) return;
    this.#working = true;
    while (this.#arrived.length > 0) {
      const news = this.#arrived.splice(0, 100).flatMap((frame) => this.#readable(frame));
      const changed = news.flatMap(({ msgs }) => msgs);
      if (changed.length > 0) await this.#store.putMessages(changed);
      const got = [];
      for (const item of news) {
        if (await this.#tell(item)) got.push(item.seq);
        else this.#unheard.push(item);
      }
      this.#client.line.send({ t: 'got', seqs: got });
    }
    this.#working = false;
  }

  /** A delivery that cannot be read holds up none behind it. */
  #readable(frame) {
    try {
      return [this.#read(frame)];
    } catch (e) {
      console.error('a delivery cannot be read', e);
      this.#client.line.send({ t: 'got', seqs: [frame.seq] });
      return [];
    }
  }

  #read({ seq, delivery }) {
    if (delivery.kind === 'called') return { seq, delivery, msgs: [] };
    if (delivery.kind === 'edited' || delivery.kind === 'revoked') {
      const msg = this.#messages.get(String(this.here(MsgKey.of(delivery.id))));
      if (!msg) return { seq, delivery, msgs: [] };
      if (delivery.kind === 'revoked') Object.assign(msg, { type: 'revoked', body: '', caption: undefined });
      else msg[msg.type === 'chat' ? 'body' : 'caption'] = delivery.body;
      return { seq, delivery, msgs: [msg], msg };
    }
    if (delivery.kind === 'receipt') {
      const msgs = delivery.ids.map((key) => this.#messages.get(String(this.here(MsgKey.of(key))))).filter((msg) => msg && msg.ack < delivery.ack);
      for (const msg of msgs) msg.ack = delivery.ack;
      return { seq, delivery, msgs };
    }
    const { message, ack, firstOfChat } = delivery;
    const key = this.here(MsgKey.of(message.key));
    const known = this.#messages.get(String(key));
    if (known) return { seq, delivery, msgs: [], msg: known };
    const msg = Msg.arrived({ ...message, key }, ack, this.#client.me.wid);
    const { clockSkew, viewOnceStub, cipherOnly } = this.#client.faults;
    msg.t += Number(clockSkew) || 0;
    if (!key.fromMe && (viewOnceStub || cipherOnly)) this.#hide(msg, viewOnceStub, cipherOnly);
    const chat = this.#keep(msg);
    if (!msg.id.fromMe) {
      chat.unreadCount++;
      this.#store.putChat({ ...chat });
    }
    return { seq, delivery, msgs: [msg], msg, cipher: firstOfChat && !msg.id.fromMe };
  }

  /** The placeholder stays; its content may follow. */
  #hide(msg, viewOnce, after) {
    const { type, body } = msg;
    Object.assign(msg, { type: 'ciphertext', body: undefined, mimetype: undefined });
    if (viewOnce) Object.assign(msg, { subtype: 'view_once_unavailable_fanout', isViewOnce: true });
    else if (typeof after === 'number') {
      setTimeout(() => {
        Object.assign(msg, { type, body });
        this.#store.putMessages([msg]);
        this.#emit('chat.new_message', msg);
      }, after * 1000);
    }
  }

  async #tell({ delivery, msg, cipher }) {
    if (delivery.kind === 'called') {
      this.#emit('call.incoming_call', {
        id: delivery.id, isGroup: false, isVideo: delivery.video, offerTime: delivery.at, sender: Wid.of(delivery.peer),
        peerJid: Wid.of(delivery.peer),
      });
      return true;
    }
    if (delivery.kind === 'edited' || delivery.kind === 'revoked') {
      if (!msg) return true;
      if (delivery.kind === 'edited') {
        this.#emit('chat.msg_edited', { chat: msg.to, id: String(msg.id), msg });
      } else {
        this.#emit('chat.msg_revoke', {
          from: msg.from, to: msg.to, id: new MsgKey({ fromMe: false, remote: msg.id.remote, id: MsgKey.newId() }),
          refId: msg.id, type: 'revoke',
        });
      }
      return true;
    }
    if (delivery.kind === 'receipt') {
      this.#emit('chat.msg_ack_change', {
        ack: delivery.ack, chat: this.at(Wid.of(delivery.chat)), ids: delivery.ids.map((id) => this.here(MsgKey.of(id))),
      });
      return true;
    }
    if (!this.#client.heard('chat.new_message')) return false;
    if (this.#client.faults.oddEvent) odd(msg).forEach((event) => this.#emit('chat.new_message', event));
    if (msg.type === 'ciphertext') {
      this.#emit('chat.new_message', msg);
      return true;
    }
    if (cipher || this.#client.faults.cipherFirst) {
      const { type, body } = msg;
      msg.type = 'ciphertext';
      msg.body = undefined;
      this.#emit('chat.new_message', msg);
      await new Promise((resolve) => setTimeout(resolve, 20));
      msg.type = type;
      msg.body = body;
    }
    const again = this.#client.faults.duplicateEvents;
    for (let times = again === true ? 2 : Number(again) || 1; times > 0; times--) this.#emit('chat.new_message', msg);
    return true;
  }

  /** Somebody listens now who did not before: what nobody heard is told. */
  async listening(event) {
    if ((event !== 'chat.new_message' && event !== '*') || this.#unheard.length === 0) return;
    const got = [];
    for (const item of this.#unheard.splice(0)) {
      if (await this.#tell(item)) got.push(item.seq);
      else this.#unheard.push(item);
    }
    this.#client.line.send({ t: 'got', seqs: got });
  }

  async addHistory(count) {
    const now = Math.floor(Date.now() / 1000);
    const msgs = [];
    for (let i = 0; i < count; i++) {
      const user = `25570000${String(1000 + Math.floor(Math.random() * 40))}`;
      msgs.push(new Msg({
        id: new MsgKey({ fromMe: false, remote: `${user}@c.us`, id: MsgKey.newId() }),
        body: 'An old message',
        type: 'chat',
        t: now - 86400 - Math.floor(Math.random() * 86400 * 30),
        from: Wid.of(user),
        to: this.#client.me.wid,
        ack: 1,
        isNewMsg: false,
        isStatusV3: false,
        isGroupMsg: false,
        notifyName: '',
      }));
    }
    await this.#store.putMessages(msgs);
    for (const msg of msgs) this.#keep(msg);
  }

  // ---- identities

  /** Where the chat of an address is: with a person whose chat has moved, under the private identity. */
  at(wid) {
    return this.#client.faults.lidMigrated && wid.server === 'c.us' ? lidOf(wid.user) : wid;
  }

  /** A message's key as this page has it. */
  here(key) {
    const remote = this.at(key.remote);
    const id = this.#client.faults.longId && !key.fromMe ? key.id.padEnd(3000, '0') : key.id;
    return remote === key.remote && id === key.id
      ? key : new MsgKey({ fromMe: key.fromMe, remote, id, participant: key.participant });
  }

  /** Moves every chat with a person to its private identity. */
  migrate() {
    const chats = [...this.#chats.values()];
    const all = [...this.#messages.values()];
    this.#chats.clear();
    this.#messages.clear();
    for (const chat of chats) {
      const id = String(this.at(Wid.of(chat.id)));
      const there = this.#chats.get(id);
      this.#chats.set(id, { id, unreadCount: chat.unreadCount + (there?.unreadCount ?? 0), t: Math.max(chat.t, there?.t ?? 0) });
    }
    for (const msg of all) {
      msg.id = this.here(msg.id);
      this.#messages.set(String(msg.id), msg);
    }
  }

  // ---- own messages

  async addOwn(msg) {
    await this.#store.putMessages([msg]);
    this.#keep(msg);
    queueMicrotask(() => this.#emit('chat.new_message', msg));
  }

  async acked(msg, ack) {
    if (ack > 0 && msg.ack >= ack) return;
    msg.ack = ack;
    await this.#store.putMessages([msg]);
    this.#emit('chat.msg_ack_change', { ack, chat: msg.to, ids: [msg.id] });
  }

  /** Own messages whose fate is not known, oldest first. */
  unsent() { return [...this.#messages.values()].filter((msg) => msg.id.fromMe && msg.ack === 0 && msg.attempt); }

  // ---- looking

  has(wid) { return this.#chats.has(String(this.at(wid))); }

  message(key) {
    if (!this.has(key.remote)) {
      throw new WPPError('chat_not_found', `Chat not found for ${key.remote}`, { id: key.remote });
    }
    const msg = this.#messages.get(key._serialized);
    if (!msg) throw new WPPError('msg_not_found', `Message ${key} not found`, { id: key.toString() });
    return msg;
  }

  messages(wid) { return [...this.#messages.values()].filter((msg) => msg.id.remote.equals(this.at(wid))); }

  list() {
    return [...this.#chats.values()]
      .map((chat) => ({ ...chat, id: Wid.of(chat.id), isGroup: chat.id.endsWith('@g.us'), hasUnread: chat.unreadCount > 0 }))
      .sort((a, b) => b.t - a.t);
  }

  chat(wid) {
    if (!this.has(wid)) throw new WPPError('chat_not_found', `Chat not found for ${wid}`, { id: wid });
    return this.#chat(this.at(wid));
  }

  async seen(wid) {
    const chat = this.chat(wid);
    const { unreadCount } = chat;
    chat.unreadCount = 0;
    await this.#store.putChat({ ...chat });
    this.#client.line.send({ t: 'seen', chat: wid._serialized });
    return { wid, unreadCount };
  }
}

/** Events that a page of tomorrow might raise. */
function odd(msg) {
  return [
    { id: null, type: 'chat', body: 'x' },
    { id: { _serialized: 'x', remote: null, fromMe: false }, type: 'chat', body: 'x', t: 'soon' },
    { ...msg, id: { ...msg.id, remote: undefined, _serialized: `${msg.id}odd` } },
    ...[{ body: 10n, ack: 1n }, { body: circular() }, { t: 1e300 }, { type: 7n, quotedStanzaID: circular() }].map((fields, n) => ({
      id: { _serialized: `false_120363000000000001@g.us_${msg.id.id}ODD${n}`, remote: '120363000000000001@g.us', fromMe: false },
      type: 'chat', body: 'x', t: msg.t, ...fields,
    })),
  ];
}

function circular() {
  const self = {};
  self.self = self;
  return self;
}
