// The addresses, message keys and messages of wa-js 4.6, as far as a page script sees them.

export class WPPError extends Error {
  constructor(code, message, extra = {}) {
    super(message);
    this.code = code;
    Object.assign(this, extra);
  }
}

export class Wid {
  constructor(user, server) {
    this.user = user;
    this.server = server;
    this._serialized = `${user}@${server}`;
  }

  static of(value) {
    if (value instanceof Wid) return value;
    let text = typeof value === 'string' ? value : value?._serialized ?? value?.id?._serialized ?? '';
    if (/^\d+$/.test(text)) text += '@c.us';
    const form = /^([0-9-]{1,41}|status)@(c\.us|lid|g\.us|broadcast|newsletter)$/.exec(text);
    if (!form) throw new WPPError('invalid_wid', `WID value is invalid for ${text}`, { id: text });
    return new Wid(form[1], form[2]);
  }

  toString() { return this._serialized; }
  toJSON() { return this._serialized; }
  equals(other) { return String(other) === this._serialized; }
  isUser() { return this.server === 'c.us' || this.server === 'lid'; }
  isLid() { return this.server === 'lid'; }
  isGroup() { return this.server === 'g.us'; }
  isStatusV3() { return this._serialized === 'status@broadcast'; }
  isBroadcast() { return this.server === 'broadcast'; }
  isNewsletter() { return this.server === 'newsletter'; }
}

export class MsgKey {
  constructor({ fromMe, remote, id, participant }) {
    this.fromMe = fromMe;
    this.remote = Wid.of(remote);
    this.id = id;
    if (participant) this.participant = Wid.of(participant);
    this._serialized = `${fromMe}_${this.remote}_${id}${participant ? `_${participant}` : ''}`;
  }

  static of(value) {
    if (value instanceof MsgKey) return value;
    const text = typeof value === 'string' ? value : value?._serialized ?? value?.id?._serialized ?? '';
    const form = /^(true|false)_([^_]+)_([^_]+)(?:_(.+))?$/.exec(text);
    if (!form) throw new WPPError('invalid_msg_key', `Message key is invalid: ${text}`);
    return new MsgKey({ fromMe: form[1] === 'true', remote: form[2], id: form[3], participant: form[4] });
  }

  static newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(9));
    return '3EB0' + Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('').toUpperCase();
  }

  toString() { return this._serialized; }
}

export class Msg {
  constructor(fields) { Object.assign(this, fields); }

  /** From what the service delivers. */
  static arrived(message, ack, me) {
    const id = MsgKey.of(message.key);
    const written = ['chat', 'list_response', 'buttons_response'].includes(message.type);
    const author = id.participant;
    return new Msg({
      id,
      body: written ? message.body : '',
      ...(!written && message.body && { caption: message.body }),
      type: message.type,
      t: Math.floor(Date.parse(message.at) / 1000),
      from: id.fromMe ? me : id.remote,
      to: id.fromMe ? id.remote : me,
      ...(author && { author }),
      self: id.fromMe ? 'out' : 'in',
      ack,
      isNewMsg: true,
      isStatusV3: id.remote.isStatusV3(),
      isGroupMsg: id.remote.isGroup(),
      notifyName: message.notifyName ?? '',
      mentionedJidList: [],
      isForwarded: false,
      ...(message.medium ?? {}),
      ...(message.content ?? {}),
      ...(message.quoted && { quotedStanzaID: MsgKey.of(message.quoted).id, quotedMsgId: message.quoted }),
    });
  }

  /** What is kept on disk, and back. */
  toRecord() {
    return {
      ...this,
      key: this.id._serialized,
      id: undefined,
      from: String(this.from),
      to: String(this.to),
      author: this.author ? String(this.author) : undefined,
    };
  }

  static ofRecord(record) {
    const { key, n, ...fields } = record;
    return new Msg({
      ...fields,
      id: MsgKey.of(key),
      from: Wid.of(fields.from),
      to: Wid.of(fields.to),
      author: fields.author ? Wid.of(fields.author) : undefined,
      isNewMsg: false,
      n,
    });
  }
}

const LIDS = 10n ** 15n;
const FACTOR = 618033988749897n;

/** The private identity of a number. */
export const lidOf = (digits) => new Wid(String((BigInt(digits) * FACTOR) % LIDS), 'lid');
