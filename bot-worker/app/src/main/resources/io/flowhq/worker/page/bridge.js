/*
 * The page's side of io.flowhq.worker.page: runs before any script of the page, waits for window.WPP, tells what
 * happens in batches with one outstanding call, and does what it is asked. Uses no names but those of wa-js; which ones
 * is written in wpp-contract.json and checked.
 */
(() => {
  'use strict';
  if (window !== window.top || !/^https?:$/.test(location.protocol) || window.__flowhq) return;

  const BATCH = 256;
  const BATCH_LENGTH = 4000000;
  const MAX_TEXT = 70000;
  const UNHEARD_FOR = 10000;
  const SOON = 200;
  const LONGEST_TIMEOUT = 2 ** 31 - 1;
  const CONTENT_TIMEOUT = window.__flowhqContentTimeout;
  const LONGEST_HOLD = 10000;
  const TEXTS = ['chat', 'buttons_response', 'list_response', 'template_button_reply', 'interactive_response'];
  const outbox = [];
  let sending = false;
  let due = false;
  let soon = 0;
  let askedAt = Infinity;
  let unheard = 0;

  function tell(event) {
    outbox.push(written(event));
    due = true;
    if (!sending) queueMicrotask(flush);
  }

  // Leaves with what is told next, or after a moment: each call to the worker costs the page and its driver more than all
  // that it carries.
  function tellSoon(event) {
    outbox.push(written(event));
    soon = soon || setTimeout(() => {
      due = true;
      flush();
    }, SOON);
  }

  // Each event is written by itself: one that cannot be costs those behind it nothing.
  function written(event) {
    try {
      return JSON.stringify(event);
    } catch (e) {
      const message = `it cannot be written: ${e && e.message}`;
      return JSON.stringify(event.type === 'answer'
        ? { type: 'answer', id: event.id, error: { code: 'unwritable', message } }
        : { type: 'trouble', where: event.type, what: message });
    }
  }

  function nextBatch() {
    let length = 0;
    const end = outbox.slice(0, BATCH).findIndex((event) => (length += event.length) > BATCH_LENGTH);
    return outbox.slice(0, end < 0 ? BATCH : Math.max(1, end));
  }

  async function flush() {
    if (sending) return;
    sending = true;
    try {
      while (due && outbox.length > 0) {
        const batch = nextBatch();
        due = batch.length < outbox.length;
        if (!due) soon = clearTimeout(soon);
        askedAt = performance.now();
        leaveUnlessHeard();
        await window.__flowhqTell(`[${batch}]`);
        outbox.splice(0, batch.length);
      }
    } catch (e) {
      due = true;
      setTimeout(flush, 250);
    } finally {
      askedAt = Infinity;
      sending = false;
    }
  }

  const attempt = (read, otherwise) => {
    try {
      const value = read();
      return value === undefined ? otherwise : value;
    } catch (e) {
      return otherwise;
    }
  };
  const text = (id) => (id === null || id === undefined ? null : String(id._serialized || id));
  const words = (value) => (typeof value === 'string' ? value.slice(0, MAX_TEXT) : '');
  const within = (promise, ms, otherwise) =>
    Promise.race([Promise.resolve(promise).catch(() => otherwise), new Promise((resolve) => setTimeout(() => resolve(otherwise), ms))]);

  // What the page is doing now. Getters of WPP.conn throw until its loader has found the page's modules.
  function look() {
    const WPP = window.WPP;
    const stream = attempt(() => WPP.conn.getStreamData(), null) || {};
    return {
      type: 'state',
      present: !!WPP,
      injected: attempt(() => WPP.isInjected, false) === true,
      ready: attempt(() => WPP.isReady, false) === true,
      authenticated: attempt(() => WPP.conn.isAuthenticated(), false) === true,
      mode: stream.mode || null,
      info: stream.info || null,
      online: attempt(() => WPP.conn.isOnline(), true) === true,
      idle: attempt(() => WPP.conn.isIdle(), false) === true,
      progress: attempt(() => Math.floor(WPP.conn.getHistorySyncProgress().progress), null),
      rejected: !attempt(() => WPP.isInjected, false)
        && /Google Chrome \d+\s*\+/.test(attempt(() => document.body.innerText, '') || ''),
    };
  }

  let lastState = '';
  let lastCode = null;
  let mainSince = Infinity;
  async function watch() {
    const state = look();
    const seen = JSON.stringify(state);
    if (seen !== lastState) {
      lastState = seen;
      if (!state.authenticated || state.mode !== 'MAIN') mainSince = Infinity;
      else if (mainSince === Infinity) {
        mainSince = Math.floor(Date.now() / 1000) * 1000;
        appearUnavailable();
      }
      tell(state);
    }
    if (!state.authenticated) {
      const code = await readCode();
      if (code !== lastCode) {
        lastCode = code;
        if (code) tell({ type: 'code', text: code });
      }
    } else {
      lastCode = null;
    }
    return state;
  }

  // A linked page that counts as available keeps the owner's phone from ringing.
  function appearUnavailable() {
    Promise.resolve(attempt(() => window.WPP.conn.markAvailable(false), null)).catch(() => {});
  }

  // Nothing here opens a dialog; one that WhatsApp opens by itself, left alone, costs the link. Its button is pressed when
  // there is one only: a choice is left to a person.
  const DIALOG = '[role=dialog], [data-animate-modal-popup=true]';
  const DIALOG_TIMEOUT = 10000;
  const DIALOG_DELAY = 1000;
  let dialogDue = false;
  let dialogSince = 0;
  let dialogTold = false;
  function dismissDialog() {
    const dialog = lastState.includes('"authenticated":true') && document.querySelector(DIALOG);
    if (!dialog) {
      if (dialogSince && !dialogTold) tell({ type: 'dialog', dismissed: true });
      dialogSince = 0;
      dialogTold = false;
      return;
    }
    dialogSince = dialogSince || performance.now();
    const buttons = [...dialog.querySelectorAll('button, [role=button]')].filter((button) => button.textContent.trim());
    if (buttons.length === 1) buttons[0].click();
    if (performance.now() - dialogSince > DIALOG_TIMEOUT && !dialogTold) {
      dialogTold = true;
      tell({ type: 'dialog', dismissed: false });
    }
    dismissSoon();
  }
  function dismissSoon() {
    if (dialogDue) return;
    dialogDue = true;
    setTimeout(() => {
      dialogDue = false;
      dismissDialog();
    }, DIALOG_DELAY);
  }
  const holdsDialog = (node) =>
    node.nodeType === Node.ELEMENT_NODE && (node.matches(DIALOG) || (node.firstElementChild && node.querySelector(DIALOG)));
  function changed(changes) {
    if (!dialogDue && settled() && changes.some((change) => [...change.addedNodes].some(holdsDialog))) dismissSoon();
  }

  // The page's own element knows the exact text to draw; wa-js may join one field less.
  async function readCode() {
    const element = attempt(() => document.querySelector('[data-ref]').dataset.ref, null);
    const auth = await within(attempt(() => window.WPP.conn.getAuthCode(), null), 2000, null);
    if (!auth) return window.WPP && attempt(() => window.WPP.isReady, false) ? null : element;
    return element && element.startsWith(auth.ref) ? element : auth.fullCode;
  }

  // A person's two ids in digits, as far as the page knows them: the phone number and the hidden id.
  const people = new Map();
  async function personOf(id) {
    if (!id || !/@(c\.us|lid)$/.test(id)) return { number: null, lid: null };
    if (people.has(id)) return people.get(id);
    const entry = await within(attempt(() => window.WPP.contact.getPnLidEntry(id), null), 1000, null);
    const digits = (other) => (text(other) || '').replace(/[@:].*/, '') || null;
    const person = {
      number: id.endsWith('@c.us') ? digits(id) : digits(entry && entry.phoneNumber),
      lid: id.endsWith('@lid') ? digits(id) : digits(entry && entry.lid),
    };
    if (person.number && person.lid) people.set(id, person);
    return person;
  }

  const withoutDevice = (id) => (id ? id.replace(/:\d+@/, '@') : null);
  function isOwn(id) {
    const own = [
      attempt(() => window.WPP.conn.getMyUserId(), null), attempt(() => window.WPP.conn.getMyUserLid(), null),
    ].map((mine) => withoutDevice(text(mine)));
    return !!id && own.includes(withoutDevice(id));
  }

  // What the author wrote: not a thumbnail, and not the name of a file that stands where a caption would.
  function wordsOf(m) {
    if (TEXTS.includes(m.type)) return words(m.body);
    return m.isCaptionByUser === false ? '' : words(m.caption);
  }

  // In milliseconds; 0 for a message without a time, or with one that is none.
  function timeOf(m) {
    const at = Math.round(Number(m.t) * 1000);
    return Number.isSafeInteger(at) ? at : 0;
  }

  function messageOf(m) {
    return {
      id: text(m.id),
      chatId: text(m.id.remote),
      from: text(m.from),
      to: text(m.to),
      author: text(m.author || m.id.participant),
      body: wordsOf(m),
      type: words(m.type),
      isStatus: m.isStatusV3 === true,
      isSelf: isOwn(text(m.id.remote)),
      fromMe: m.id.fromMe === true,
      isNew: m.isNewMsg === true,
      at: timeOf(m),
      hasMedia: !!m.mimetype,
      quotedId: words(m.quotedStanzaID) || null,
      ack: Number.isInteger(m.ack) ? m.ack : 0,
    };
  }

  // What has been told, so that what has not can be found; the oldest are forgotten. With a person the chat's part of an id
  // is either of two, the number or the hidden id: a message that was told under the one form is the same under the other.
  // Under two ids of one form it is two messages, of two people.
  const told = new Map();
  const keyOf = (id) => text(id).replace(/_[^_]+@(c\.us|lid)_/, '_');
  const isHidden = (id) => /^[^@]+@lid_/.test(id);
  function remember(id) {
    const key = keyOf(id);
    told.set(key, (told.get(key) || new Set()).add(text(id)));
    if (told.size > 10000) told.delete(told.keys().next().value);
  }
  function isTold(id) {
    const under = told.get(keyOf(id));
    return !!under && (under.has(text(id)) || ![...under].some((other) => isHidden(other) === isHidden(text(id))));
  }

  // Messages leave in the order in which they came, though some wait for their author's ids first.
  let order = Promise.resolve();
  function tellMessage(message) {
    const person = otherSide(message);
    order = order.then(async () => tell({ type: 'message', message: { ...message, ...await person } }));
  }
  const otherSide = (message) =>
    personOf(/@(c\.us|lid)$/.test(message.chatId) ? message.chatId : message.author || message.from)
      .catch(() => ({ number: null, lid: null }));

  function messageArrived(m) {
    if (isTold(m.id)) return;
    if (m.type === 'ciphertext') {
      awaitContent(m);
      return;
    }
    const message = messageOf(m);
    remember(m.id);
    tellInTurn(message, contentCame(message.id));
  }

  // The content follows its placeholder within moments. When it does not the placeholder is told; content that comes even
  // later is told as well. What comes after it in its chat waits for it, 10 s at most.
  const placeholders = new Map();
  const held = new Map();
  let turns = 0;
  function awaitContent(m) {
    const id = text(m.id);
    if (placeholders.has(id)) return;
    const chatId = text(m.id.remote);
    const placeholder = { chatId, turn: ++turns, holds: true };
    placeholders.set(id, placeholder);
    setTimeout(() => {
      placeholder.holds = false;
      release(chatId);
    }, LONGEST_HOLD);
    setTimeout(() => {
      const turn = contentCame(id);
      if (m.type === 'ciphertext' && !isTold(m.id)) tellInTurn(messageOf(m), turn);
      else release(chatId);
    }, CONTENT_TIMEOUT);
  }

  // The turn of a message: that of its placeholder, if it had one.
  function contentCame(id) {
    const placeholder = placeholders.get(id);
    placeholders.delete(id);
    return placeholder ? placeholder.turn : ++turns;
  }

  function tellInTurn(message, turn = ++turns) {
    const waiting = held.get(message.chatId) || [];
    waiting.push({ message, turn });
    waiting.sort((one, other) => one.turn - other.turn);
    held.set(message.chatId, waiting);
    release(message.chatId);
  }

  function release(chatId) {
    const waiting = held.get(chatId) || [];
    const first = Math.min(...[...placeholders.values()].filter((p) => p.holds && p.chatId === chatId).map((p) => p.turn));
    while (waiting.length > 0 && waiting[0].turn < first) tellMessage(waiting.shift().message);
    if (waiting.length === 0) held.delete(chatId);
  }

  const messageEdited = ({ msg }) => tellInTurn({ ...messageOf(msg), change: 'EDITED' });

  function messageRevoked({ refId }) {
    tellInTurn({
      id: text(refId), chatId: text(refId.remote), body: '', type: 'revoked', fromMe: refId.fromMe === true, at: Date.now(),
      change: 'REVOKED',
    });
  }

  function called({ id, isGroup, peerJid }) {
    const chatId = withoutDevice(text(peerJid));
    if (isGroup) return;
    tellInTurn({
      id: `false_${chatId}_CALL${id}`, chatId, from: chatId, body: '', type: 'call_log', isNew: true, isSelf: isOwn(chatId),
      at: Math.floor(Date.now() / 1000) * 1000, ack: 1,
    });
  }

  // A message that cannot be found, or not in time, is answered without quoting it; so is one of which wa-js says that it
  // cannot be quoted, such as one that cannot be read.
  const QUOTE_TIMEOUT = 3000;
  const UNQUOTABLE = new Set(['quoted_msg_can_not_reply', 'invalid_quoted_msg']);

  // Notices of the service, groups and the phone's own messages come into the store without an event every day.
  const QUIET_TYPES = /^(e2e_notification|notification|notification_template|gp2|broadcast_notification|protocol|revoked|call_log|ciphertext)$/;
  const isOfCustomer = (m, chat) =>
    m.id.fromMe !== true && /@(c\.us|lid)$/.test(text(chat.id)) && m.isStatusV3 !== true && !QUIET_TYPES.test(m.type);

  // Reads some messages of a chat, the oldest first. A chat that cannot be read, or keeps silent, answers null.
  const CHAT_TIMEOUT = 3000;
  const messagesOf = (chatId, options) =>
    within(attempt(() => window.WPP.chat.getMessages(chatId, { count: 100, ...options }), null), CHAT_TIMEOUT, null);

  // One entry that nobody can make anything of costs itself only.
  function each(entries, take) {
    for (const entry of entries) attempt(() => take(entry), null);
  }

  // Tells the messages that came into the page's own store without an event being raised for them. Answers how many of
  // them customers wrote.
  async function tellMissed(since, until) {
    let missed = 0;
    for (const chat of await window.WPP.chat.list({ ignoreGroupMetadata: true })) {
      if (!chat || (chat.t || 0) * 1000 < since) continue;
      each(await messagesOf(text(chat.id)) || [], (m) => {
        const at = (m.t || 0) * 1000;
        if (at < since || at > until || m.type === 'ciphertext' || isTold(m.id)) return;
        if (isOfCustomer(m, chat)) missed += 1;
        messageArrived(m);
      });
    }
    return missed;
  }

  // The messages of a chat since a moment, in seconds, read backwards; null when the chat cannot be read.
  const MOST_OF_A_CHAT = 2000;
  const CHATS_AT_ONCE = 8;
  async function messagesSince(chatId, since) {
    const found = [];
    let before;
    while (found.length < MOST_OF_A_CHAT) {
      const older = await messagesOf(chatId, before ? { id: before, direction: 'before' } : {});
      if (!older) return before ? found : null;
      found.unshift(...older.filter((m) => m && m.id && (m.t || 0) >= since));
      const oldest = older.find((m) => m && m.id);
      if (!oldest || (oldest.t || 0) < since || text(oldest.id) === before) break;
      before = text(oldest.id);
    }
    return found;
  }

  // What stands in one chat since a moment, as it is told; null when the chat cannot be read.
  async function toldOf(chatId, since) {
    const messages = await messagesSince(chatId, since);
    const found = [];
    let person;
    each(messages || [], (m) => {
      if (m.type === 'ciphertext' && (m.t || 0) * 1000 > Date.now() - CONTENT_TIMEOUT) {
        awaitContent(m);
        return;
      }
      const message = messageOf(m);
      person = person || otherSide(message);
      found.push(message);
    });
    const ids = await person;
    return messages && found.map((message) => ({ ...message, ...ids }));
  }

  const listeners = {
    'conn.auth_code_change': watch,
    'conn.require_auth': watch,
    'conn.authenticated': watch,
    'conn.main_loaded': watch,
    'conn.main_ready': watch,
    'conn.stream_mode_changed': watch,
    'conn.stream_info_changed': watch,
    'conn.online': watch,
    'conn.needs_update': () => tell({ type: 'backend', name: 'needs_update' }),
    'conn.qrcode_idle': () => tell({ type: 'codesRanOut' }),
    'conn.logout': () => tell({ type: 'loggedOut', reason: null }),
    'conn.logout_reason': (reason) => tell({ type: 'loggedOut', reason: String(reason) }),
    'conn.link_code_change': (code) => tell({ type: 'pairingCode', code: String(code) }),
    'conn.link_code_expired': () => tell({ type: 'pairingFailed', reason: 'expired' }),
    'conn.link_code_error': (error) => tell({ type: 'pairingFailed', reason: String((error && error.message) || error) }),
    'conn.backend_event': (name) => tell({ type: 'backend', name: String(name) }),
    'chat.new_message': messageArrived,
    'chat.msg_edited': messageEdited,
    'chat.msg_revoke': messageRevoked,
    'call.incoming_call': called,
    'chat.msg_ack_change': (e) => tellSoon({ type: 'ack', ids: (e.ids || []).map(text), ack: e.ack }),
  };

  let hooked = null;
  function hook() {
    const WPP = window.WPP;
    if (!WPP || WPP === hooked || typeof WPP.on !== 'function') return;
    hooked = WPP;
    for (const [name, listener] of Object.entries(listeners)) {
      WPP.on(name, (...values) => {
        try {
          const done = listener(...values);
          if (done && done.catch) done.catch(() => {});
        } catch (e) {
          tell({ type: 'trouble', where: name, what: String((e && e.message) || e) });
        }
      });
    }
  }

  // The id of a message whose chat has moved to the person's other id since: the page makes ids for the chat as it is now.
  async function moved(id) {
    const [fromMe, chat, bare] = id.split('_');
    const now = text(await within(attempt(() => window.WPP.chat.generateMessageID(chat), null), 1000, null));
    return now ? [fromMe, now.split('_')[1], bare].join('_') : id;
  }

  let deadline = 0;
  let ending = 0;
  const operations = {
    look,
    missing: ({ functions, events }) => {
      const root = { WPP: window.WPP };
      const lacking = functions.filter((path) =>
        typeof path.split('.').reduce((at, name) => attempt(() => at[name], undefined), root) !== 'function');
      return lacking.concat(events.filter((name) => !(name in listeners)).map((name) => 'event ' + name));
    },
    // Whether the service answers the page, and whether the page tells us what it hears.
    probe: async ({ patience, server: ask }) => {
      const state = look();
      const me = text(attempt(() => window.WPP.conn.getMyUserId(), null));
      let server = 'unasked';
      let missed = 0;
      if (state.authenticated && state.mode === 'MAIN' && me) {
        if (ask) {
          server = await within(
            window.WPP.contact.queryWidExists(me).then(() => 'answered', () => 'failed'), patience, 'silent');
        }
        missed = await within(tellMissed(Math.max(mainSince, Date.now() - 900000), Date.now() - 10000), patience, 0);
      }
      return { state, server, missed };
    },
    own: () => text(window.WPP.conn.getMyUserId()),
    pair: async ({ number }) => window.WPP.conn.startLinkDeviceCodeForPhoneNumber(number, true),
    refreshCode: async () => {
      await window.WPP.conn.refreshQR();
      lastCode = null;
      await watch();
    },
    logout: async () => window.WPP.conn.logout(),
    // Not in the contract: a page without it ends with its conflict.
    takeover: async () => { await window.WPP['whatsapp'].Socket.takeover(); },
    send: async ({ chat, body, id, quoted }) => {
      const options = {
        messageId: id, linkPreview: false, detectMentioned: false, markIsRead: false, waitForAck: true, delay: 0,
        createChat: true,
      };
      const answered = quoted && await within(operations.find({ id: quoted }), QUOTE_TIMEOUT, null);
      if (answered) options.quotedMsg = answered.id;
      let sent;
      let relocated = false;
      while (!sent) {
        try {
          sent = await window.WPP.chat.sendTextMessage(chat, body, options);
        } catch (e) {
          const code = e && e.code;
          if (code === 'message_key_remote_id_is_not_same_of_chat' && !relocated) {
            relocated = true;
            options.messageId = await moved(id);
          } else if (options.quotedMsg && UNQUOTABLE.has(code)) {
            delete options.quotedMsg;
          } else {
            throw e;
          }
        }
      }
      const result = await sent.sendMsgResult;
      appearUnavailable();
      return { id: text(sent.id), ack: sent.ack, result: (result && result.messageSendResult) || null };
    },
    find: async ({ id }) => {
      for (const known of [id, await moved(id)]) {
        try {
          return messageOf(await window.WPP.chat.getMessageById(known));
        } catch (e) {
          if (!e || (e.code !== 'msg_not_found' && e.code !== 'chat_not_found')) throw e;
        }
      }
      return null;
    },
    // Reads chats for a while, at least some of them, and answers which are left. One that cannot be read is tried once
    // more, and costs no other chat its messages.
    recent: async ({ since, chats, within }) => {
      const until = performance.now() + within;
      let left = chats || (await window.WPP.chat.list({ ignoreGroupMetadata: true }))
        .filter((chat) => chat && (chat.t || 0) >= since && /@(c\.us|lid)$/.test(text(chat.id)))
        .map((chat) => text(chat.id));
      const found = [];
      const read = async (some) => {
        const messages = await Promise.all(some.map((chat) => toldOf(chat, since).catch(() => null)));
        messages.forEach((those) => those && found.push(...those));
        return some.filter((chat, n) => !messages[n]);
      };
      const again = [];
      do {
        again.push(...await read(left.slice(0, CHATS_AT_ONCE)));
        left = left.slice(CHATS_AT_ONCE);
      } while (left.length > 0 && performance.now() < until);
      const unread = [];
      for (let i = 0; i < again.length; i += CHATS_AT_ONCE) unread.push(...await read(again.slice(i, i + CHATS_AT_ONCE)));
      if (unread.length > 0) tell({ type: 'trouble', where: 'recent', what: `${unread.length} chats cannot be read` });
      return { messages: found.sort((a, b) => a.at - b.at), left };
    },
    typing: async ({ chat, ms }) => {
      await window.WPP.chat.markIsComposing(chat, ms);
      appearUnavailable();
    },
    paused: async ({ chat }) => { await window.WPP.chat.markIsPaused(chat); },
    seen: async ({ chat }) => { await window.WPP.chat.markIsRead(chat); },
    // What a message carries beside its words; what is announced as too large is not fetched at all.
    media: async ({ id, most }) => {
      const tooLarge = () => { throw Object.assign(new Error('The file is too large'), { code: 'media_too_large' }); };
      const message = await window.WPP.chat.getMessageById(id);
      if ((message.size || 0) > most) tooLarge();
      const content = await window.WPP.chat.downloadMedia(id);
      if (content.size > most) tooLarge();
      const reader = new FileReader();
      await new Promise((resolve, reject) => {
        reader.onload = resolve;
        reader.onerror = () => reject(reader.error);
        reader.readAsDataURL(content);
      });
      return { type: String(content.type), bytes: reader.result.slice(reader.result.indexOf(',') + 1) };
    },
    lookUp: async ({ chat }) => {
      const found = await window.WPP.contact.queryWidExists(chat);
      return found ? text(found.wid) : null;
    },
  };

  async function obey({ id, operation, input }) {
    try {
      const value = await operations[operation](input || {});
      tell({ type: 'answer', id, value: value === undefined ? null : value });
    } catch (e) {
      tell({ type: 'answer', id, error: { code: String((e && e.code) || 'error'), message: String((e && e.message) || e) } });
    }
  }

  // The page may live only while its worker says so: a worker that is frozen or cut off from the database cannot close
  // it, and somebody else may by then have opened the same account. Nor does it take in more of what nobody listens to;
  // what it has taken in is said once more, for a worker that thaws.
  function live(ms) {
    deadline = performance.now() + ms;
    leaveAtDeadline();
  }
  function leaveAtDeadline() {
    const left = deadline - performance.now();
    clearTimeout(ending);
    if (left < 0) leave();
    else ending = setTimeout(leaveAtDeadline, Math.min(left + 1, LONGEST_TIMEOUT));
  }
  // While somebody is told something; one timer for all that follows.
  function leaveUnlessHeard() {
    if (unheard || askedAt === Infinity) return;
    unheard = setTimeout(() => {
      unheard = 0;
      if (performance.now() - askedAt > UNHEARD_FOR) leave();
      else leaveUnlessHeard();
    }, askedAt + UNHEARD_FOR - performance.now() + 1);
  }
  function leave() {
    try {
      window.__flowhqTell(`[${outbox.concat(written({ type: 'bye' }))}]`).catch(() => {});
    } finally {
      location.replace('about:blank');
      setTimeout(leave, 500);
    }
  }

  Object.defineProperty(window, '__flowhq', { value: Object.freeze({ obey: (c) => { obey(c); }, live }) });

  const query = new URLSearchParams(location.search);
  tell({ type: 'hello', url: location.origin + location.pathname });
  if (query.get('post_logout')) tell({ type: 'loggedOut', reason: query.get('logout_reason') });
  window.addEventListener('pagehide', () => { tell({ type: 'bye' }); });

  const hooking = setInterval(() => {
    hook();
    if (hooked) clearInterval(hooking);
  }, 20);
  hook();
  new MutationObserver(changed).observe(document, { childList: true, subtree: true });

  // A page that is linked tells its changes by itself, so that it is looked at rarely: each look costs an idle tenant more
  // than all else does.
  const OFTEN = 250;
  const RARELY = 5000;
  const SETTLING = 60000;
  const settled = () => performance.now() > SETTLING && /"mode":"MAIN"/.test(lastState);
  function lookAround() {
    setTimeout(lookAround, settled() ? RARELY : OFTEN);
    hook();
    if (settled()) dismissDialog();
    else dismissSoon();
    watch().catch(() => {});
  }
  setTimeout(lookAround, OFTEN);
})();
