// The messages of the client, and how those that arrive reach whoever listens.

import { Msg, MsgKey, Wid, WPPError } from '/client/wid.js';

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
    chat.t = msg.t;
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
      const frames = this.#arrived.splice(0, 100);
      const news = frames.map((frame) => this.#read(frame));
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

  #read({ seq, delivery }) {
    if (delivery.kind === 'receipt') {
      const msgs = delivery.ids.map((key) => this.#messages.get(key)).filter((msg) => msg && msg.ack < delivery.ack);
      for (const msg of msgs) msg.ack = delivery.ack;
      return { seq, delivery, msgs };
    }
    const { message, ack, firstOfChat } = delivery;
    const known = this.#messages.get(message.key);
    if (known) return { seq, delivery, msgs: [], msg: known };
    const msg = Msg.arrived(message, ack, this.#client.me.wid);
    const chat = this.#keep(msg);
    if (!msg.id.fromMe) {
      chat.unreadCount++;
      this.#store.putChat({ ...chat });
    }
    return { seq, delivery, msgs: [msg], msg, cipher: firstOfChat && !msg.id.fromMe };
  }

  async #tell({ delivery, msg, cipher }) {
    if (delivery.kind === 'receipt') {
      this.#emit('chat.msg_ack_change', {
        ack: delivery.ack, chat: Wid.of(delivery.chat), ids: delivery.ids.map((id) => MsgKey.of(id)),
      });
      return true;
    }
    if (!this.#client.heard('chat.new_message')) return false;
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

  has(wid) { return this.#chats.has(wid._serialized); }

  message(key) {
    if (!this.has(key.remote)) {
      throw new WPPError('chat_not_found', `Chat not found for ${key.remote}`, { id: key.remote });
    }
    const msg = this.#messages.get(key._serialized);
    if (!msg) throw new WPPError('msg_not_found', `Message ${key} not found`, { id: key.toString() });
    return msg;
  }

  messages(wid) { return [...this.#messages.values()].filter((msg) => msg.id.remote.equals(wid)); }

  list() {
    return [...this.#chats.values()]
      .map((chat) => ({ ...chat, id: Wid.of(chat.id), isGroup: chat.id.endsWith('@g.us'), hasUnread: chat.unreadCount > 0 }))
      .sort((a, b) => b.t - a.t);
  }

  chat(wid) {
    if (!this.has(wid)) throw new WPPError('chat_not_found', `Chat not found for ${wid}`, { id: wid });
    return this.#chat(wid);
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
