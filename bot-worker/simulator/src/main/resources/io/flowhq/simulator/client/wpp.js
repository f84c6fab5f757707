// window.WPP in the names and shapes of wa-js 4.6.0. Before the page has found itself every getter throws, as there.

import { newKey } from '/client/outgoing.js';
import { lidOf, MsgKey, Wid, WPPError } from '/client/wid.js';

export function wpp(client, events) {
  const found = () => {
    if (!client.injected) throw new TypeError("Cannot read properties of undefined (reading 'm')");
    return client;
  };
  const full = () => {
    if (!found().fullReady) throw new TypeError("Cannot read properties of undefined (reading 'ChatStore')");
    return client;
  };
  const authCode = () => (client.authCode ? { ...client.authCode } : null);
  const changedCode = () => new Promise((resolve) => {
    const settle = () => {
      clearTimeout(late);
      events.off('conn.auth_code_change', settle);
      resolve(authCode());
    };
    const late = setTimeout(settle, 2000);
    events.on('conn.auth_code_change', settle);
  });
  const linkCode = async (phone) => {
    if (client.authenticated) throw new WPPError('cannot_get_code_for_already_authenticated', 'Already authenticated');
    client.linkCodeNumber = String(phone).replace(/\D/g, '');
    return client.askLinkCode(client.linkCodeNumber);
  };

  const conn = {
    isAuthenticated: () => found().authenticated,
    isRegistered: () => found().authenticated,
    isMainInit: () => found().ready,
    isMainLoaded: () => found().fullReady,
    isMainReady: () => found().fullReady,
    isMultiDevice: () => found() && true,
    isIdle: () => found().idle,
    isOnline: () => found().online,
    needsUpdate: () => found().needsUpdate,
    getStreamData: () => ({ mode: found().mode, info: client.info }),
    getAuthCode: async () => found() && authCode(),
    refreshQR: async () => {
      if (found().authenticated) return null;
      const changed = changedCode();
      client.refreshQR();
      return changed;
    },
    startLinkDeviceCodeForPhoneNumber: async (phone, sendPushNotification = true) => found() && linkCode(phone),
    refreshLinkDeviceCode: async () => {
      if (!found().linkCodeNumber) throw new WPPError('link_code_not_started', 'No link code was started');
      return linkCode(client.linkCodeNumber);
    },
    cancelLinkDeviceCode: () => {
      found().line.send({ t: 'cancelLinkCode' });
      clearTimeout(client.linkCodeTimer);
      client.linkCode = null;
    },
    getMyUserId: () => found().me?.wid,
    getMyUserWid: () => found().me?.wid,
    getMyUserLid: () => found().me?.lid,
    getHistorySyncProgress: () => ({ ...found().history }),
    getBuildConstants: () => ({ VERSION_STR: found() && window.Debug.VERSION }),
    logout: async () => found().line.send({ t: 'logout' }),
    setKeepAlive: (value = true) => found() && value,
    markAvailable: async (available = true) => {
      found().line.send({ t: 'available', now: available });
      return available;
    },
    markUnavailable: async () => conn.markAvailable(false),
  };

  const sendMedium = async (chatId, data, options = {}) => {
    const blob = data instanceof Blob ? data : blobOf(data);
    const kind = options.type && options.type !== 'auto-detect' ? options.type : kindOf(blob.type);
    return full().outgoing.send(Wid.of(chatId), {
      type: options.isPtt ? 'ptt' : kind,
      body: '',
      caption: options.caption ?? '',
      mimetype: options.mimetype ?? blob.type,
      filename: options.filename ?? data.name,
      size: blob.size,
    }, { ...defaults, ...options });
  };

  const chat = {
    sendTextMessage: async (chatId, content, options = {}) =>
      full().outgoing.send(Wid.of(chatId), { type: 'chat', body: String(content) }, { ...defaults, ...options }),
    sendFileMessage: sendMedium,
    generateMessageID: async (chatId) => newKey(full().chats.at(Wid.of(chatId)), client.me),
    getMessageById: async (ids) => (Array.isArray(ids)
      ? ids.map((id) => full().chats.message(MsgKey.of(id)))
      : full().chats.message(MsgKey.of(ids))),
    getMessages: async (chatId, options = {}) => {
      if (client.faults.slowChats) await new Promise((resolve) => setTimeout(resolve, client.faults.slowChats));
      return client.faults.oddChats && ODD_CHATS[Wid.of(chatId)]
        ? ODD_CHATS[Wid.of(chatId)]() : messages(full(), Wid.of(chatId), options);
    },
    list: async (options = {}) => [...(client.faults.oddChats ? oddChats() : []), ...full().chats.list()]
      .filter((c) => !options.onlyWithUnreadMessage || c.hasUnread)
      .filter((c) => !options.onlyUsers || c.id.isUser())
      .filter((c) => !options.onlyGroups || c.id.isGroup())
      .filter((c) => !options.onlyNewsletter || c.id.isNewsletter())
      .slice(0, options.count ?? Infinity),
    get: (chatId) => full().chats.list().find((c) => c.id.equals(Wid.of(chatId))),
    markIsRead: async (chatId) => full().chats.seen(Wid.of(chatId)),
    markIsComposing: async (chatId, duration) => {
      full().chats.chat(Wid.of(chatId));
      client.line.send({ t: 'composing', chat: String(Wid.of(chatId)), now: true });
      if (duration) {
        await new Promise((resolve) => setTimeout(resolve, duration));
        await chat.markIsPaused(chatId);
      }
    },
    markIsPaused: async (chatId) => {
      full().chats.chat(Wid.of(chatId));
      client.line.send({ t: 'composing', chat: String(Wid.of(chatId)), now: false });
    },
    downloadMedia: async (id) => {
      const msg = full().chats.message(MsgKey.of(id));
      if (!msg.mimetype) throw new WPPError('message_not_contains_media', `Message ${id} not contains media`);
      return new Blob([await sample(msg)], { type: msg.mimetype });
    },
  };

  const contact = {
    queryWidExists: async (contactId) => {
      const wid = Wid.of(contactId);
      return full() && wid.server === 'c.us' && /^[1-9]\d{6,14}$/.test(wid.user)
        ? { wid, biz: false, lid: lidOf(wid.user) }
        : null;
    },
    getPnLidEntry: async (contactId) => pnLid(full().chats, Wid.of(contactId)),
  };

  return {
    version: '4.6.0',
    supportedWhatsappWeb: '>=2.3000.1038792969-alpha',
    license: 'Apache-2.0',
    get isInjected() { return client.injected; },
    get isReady() { return client.ready; },
    get isFullReady() { return client.fullReady; },
    on: events.on,
    off: events.off,
    once: events.once,
    onAny: events.onAny,
    emit: events.emit,
    listenerCount: events.listenerCount,
    conn,
    chat,
    contact,
    profile: { getMyProfileName: () => found().me?.name },
    util: { blobToBase64 },
    whatsapp: { Socket: { takeover: () => client.takeover() }, MsgKey, Wid },
  };
}

/** Chats that no page can read: one fails, one never answers, one has entries that are no messages. */
const ODD_CHATS = {
  '255700099901@c.us': async () => { throw new TypeError("Cannot read properties of undefined (reading 'msgs')"); },
  '255700099902@c.us': () => new Promise(() => {}),
  '255700099903@c.us': async () => [null, {}, { id: null, t: now() }, { id: {}, t: now(), type: 'chat', body: 10n }],
};
const now = () => Math.floor(Date.now() / 1000);
const oddChats = () => Object.keys(ODD_CHATS).map((id) => ({ id: Wid.of(id), t: now(), unreadCount: 1, hasUnread: true }));

const defaults = { detectMentioned: true, linkPreview: true, markIsRead: true, waitForAck: true, delay: 0 };

function messages(client, wid, { count = 20, id, direction = 'before', onlyUnread }) {
  const chat = client.chats.chat(wid);
  let all = client.chats.messages(wid);
  if (onlyUnread) {
    all = all.filter((msg) => !msg.id.fromMe);
    return chat.unreadCount === 0 ? [] : all.slice(-Math.min(chat.unreadCount, count < 0 ? Infinity : count));
  }
  if (id) {
    const at = all.findIndex((msg) => msg.id._serialized === String(id));
    all = direction === 'after' ? all.slice(at + 1) : all.slice(0, Math.max(0, at));
    if (count >= 0 && direction === 'after') return all.slice(0, count);
  }
  return count < 0 ? all : all.slice(-count);
}

/** The number behind a private identity is known only if that number has been met too. */
function pnLid(chats, wid) {
  const entry = (w) => ({ id: w.user, server: w.server, _serialized: w._serialized });
  const name = (w) => chats.messages(w).find((msg) => !msg.id.fromMe && msg.notifyName)?.notifyName;
  if (wid.server === 'c.us') {
    return { lid: entry(lidOf(wid.user)), phoneNumber: entry(wid), contact: { pushname: name(wid) } };
  }
  const number = chats.list().map((c) => c.id).find((id) => id.server === 'c.us' && lidOf(id.user).equals(wid));
  return { lid: entry(wid), ...(number && { phoneNumber: entry(number) }), contact: { pushname: name(wid) } };
}

const PICTURE = 'data:image/png;base64,'
  + 'iVBORw0KGgoAAAANSUhEUgAAADAAAAAkCAIAAABAJy5dAAAAaklEQVR42u3XwQ3AIAxDUQ/WSTtZRyj3DsAA9ABEEQZ9yQO8U2Lr'
  + 'K49VBAgQIHPQe19t1oB+KXGWMigRllI1EyZla0ZNO4OmNUOmbUFBTb8JECBALiAOI8/10D7k2BgdO7Xp6mAoAgLUlwrzvrB+SOKC'
  + 'UQAAAABJRU5ErkJggg==';

/** What a customer's sample is: a picture that can be seen, or as many empty bytes as were announced. */
async function sample(msg) {
  return msg.mimetype === 'image/png' && !msg.id.fromMe ? blobOf(PICTURE).arrayBuffer() : new Uint8Array(msg.size ?? 0);
}

function blobOf(dataUrl) {
  const form = /^data:([^;,]*)(?:;[^,]*)?(;base64)?,(.*)$/s.exec(dataUrl);
  if (!form) throw new WPPError('file_is_empty', 'The file is empty');
  const bytes = dataUrl.includes(';base64,') ? atob(dataUrl.slice(dataUrl.indexOf(',') + 1)) : decodeURIComponent(form[3]);
  return new Blob([Uint8Array.from(bytes, (c) => c.charCodeAt(0))], { type: form[1] });
}

function kindOf(mimetype) {
  const kind = mimetype.split('/')[0];
  return ['image', 'audio', 'video'].includes(kind) ? kind : 'document';
}

function blobToBase64(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
