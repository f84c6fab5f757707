/*
 * The page's side of io.flowhq.worker.page: runs before any script of the page, waits for window.WPP, tells what
 * happens in batches with one outstanding call, and does what it is asked. Uses no names but those of wa-js; which ones
 * is written in wpp-contract.json and checked.
 */
(() => {
  'use strict';
  if (window !== window.top || !/^https?:$/.test(location.protocol) || window.__flowhq) return;

  const BATCH = 256;
  const UNHEARD_FOR = 10000;
  const outbox = [];
  let sending = false;
  let askedAt = Infinity;

  function tell(event) {
    outbox.push(event);
    if (!sending) queueMicrotask(flush);
  }

  async function flush() {
    if (sending) return;
    sending = true;
    try {
      while (outbox.length > 0) {
        const batch = outbox.slice(0, BATCH);
        askedAt = performance.now();
        await window.__flowhqTell(JSON.stringify(batch));
        outbox.splice(0, batch.length);
      }
    } catch (e) {
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
  const text = (id) => (id === null || id === undefined ? null : id._serialized || String(id));
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
  const DIALOG_TIMEOUT = 10000;
  let dialogSince = 0;
  let dialogTold = false;
  function dismissDialog() {
    const dialog = lastState.includes('"authenticated":true')
      && document.querySelector('[role=dialog], [data-animate-modal-popup=true]');
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
  }

  // The page's own element knows the exact text to draw; wa-js may join one field less.
  async function readCode() {
    const element = attempt(() => document.querySelector('[data-ref]').dataset.ref, null);
    const auth = await within(attempt(() => window.WPP.conn.getAuthCode(), null), 2000, null);
    if (!auth) return window.WPP && attempt(() => window.WPP.isReady, false) ? null : element;
    return element && element.startsWith(auth.ref) ? element : auth.fullCode;
  }

  const numbers = new Map();
  async function numberOf(id) {
    if (!id) return null;
    if (!id.endsWith('@lid')) return id.endsWith('@c.us') ? id.slice(0, -5) : null;
    if (!numbers.has(id)) {
      const entry = await within(attempt(() => window.WPP.contact.getPnLidEntry(id), null), 1000, null);
      const number = text(entry && entry.phoneNumber);
      if (!number) return null;
      numbers.set(id, number.replace(/@.*/, ''));
    }
    return numbers.get(id);
  }

  function messageOf(m) {
    return {
      id: text(m.id),
      chatId: text(m.id.remote),
      from: text(m.from),
      to: text(m.to),
      author: text(m.author || m.id.participant),
      body: (m.type === 'chat' ? m.body : m.caption) || '',
      type: m.type,
      isStatus: m.isStatusV3 === true,
      fromMe: m.id.fromMe === true,
      isNew: m.isNewMsg === true,
      at: Math.round((m.t || 0) * 1000),
      hasMedia: !!m.mimetype,
      quotedId: m.quotedStanzaID || null,
      ack: typeof m.ack === 'number' ? m.ack : 0,
    };
  }

  // What has been told, so that what has not can be found; the oldest are forgotten.
  const told = new Set();
  function remember(id) {
    told.add(id);
    if (told.size > 10000) told.delete(told.values().next().value);
  }

  // One chat's messages leave in the order in which they came, though some wait for a number first.
  const lines = new Map();
  function messageArrived(m) {
    if (m.type === 'ciphertext' || told.has(text(m.id))) return;
    const message = messageOf(m);
    remember(message.id);
    const before = lines.get(message.chatId) || Promise.resolve();
    const sender = message.fromMe ? message.to : message.author || message.from;
    const now = before.then(async () => {
      message.number = await numberOf(sender).catch(() => null);
      tell({ type: 'message', message });
    });
    lines.set(message.chatId, now);
    now.then(() => { if (lines.get(message.chatId) === now) lines.delete(message.chatId); });
  }

  // Notices of the service, groups and the phone's own messages come into the store without an event every day.
  const QUIET_TYPES = /^(e2e_notification|notification|notification_template|gp2|broadcast_notification|protocol|revoked|call_log|ciphertext)$/;
  const isOfCustomer = (m, chat) =>
    m.id.fromMe !== true && /@(c\.us|lid)$/.test(text(chat.id)) && m.isStatusV3 !== true && !QUIET_TYPES.test(m.type);

  // Tells the messages that came into the page's own store without an event being raised for them. Answers how many of
  // them customers wrote.
  async function tellMissed(since, until) {
    let missed = 0;
    for (const chat of await window.WPP.chat.list({ ignoreGroupMetadata: true })) {
      if ((chat.t || 0) * 1000 < since) continue;
      const messages = await window.WPP.chat.getMessages(text(chat.id), { count: 100 });
      for (const m of messages) {
        const at = (m.t || 0) * 1000;
        if (at < since || at > until || m.type === 'ciphertext' || told.has(text(m.id))) continue;
        if (isOfCustomer(m, chat)) missed += 1;
        messageArrived(m);
      }
    }
    return missed;
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
    'chat.msg_ack_change': (e) => tell({ type: 'ack', ids: (e.ids || []).map(text), ack: e.ack }),
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

  let deadline = 0;
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
    newMessageId: async ({ chat }) => text(await window.WPP.chat.generateMessageID(chat)),
    send: async ({ chat, body, id, quoted }) => {
      const options = {
        messageId: id, linkPreview: false, detectMentioned: false, markIsRead: false, waitForAck: true, delay: 0,
        createChat: true,
      };
      if (quoted && await operations.find({ id: quoted })) options.quotedMsg = quoted;
      const sent = await window.WPP.chat.sendTextMessage(chat, body, options);
      const result = await sent.sendMsgResult;
      appearUnavailable();
      return { id: text(sent.id), ack: sent.ack, result: (result && result.messageSendResult) || null };
    },
    find: async ({ id }) => {
      try {
        return messageOf(await window.WPP.chat.getMessageById(id));
      } catch (e) {
        if (e && (e.code === 'msg_not_found' || e.code === 'chat_not_found')) return null;
        throw e;
      }
    },
    recent: async ({ since }) => {
      const found = [];
      for (const chat of await window.WPP.chat.list({ ignoreGroupMetadata: true })) {
        if ((chat.t || 0) < since || !/@(c\.us|lid)$/.test(text(chat.id))) continue;
        const messages = await window.WPP.chat.getMessages(text(chat.id), { count: 100 });
        for (const m of messages) {
          if ((m.t || 0) < since || m.type === 'ciphertext') continue;
          const message = messageOf(m);
          message.number = await numberOf(message.fromMe ? message.to : message.author || message.from);
          found.push(message);
        }
      }
      return found.sort((a, b) => a.at - b.at);
    },
    typing: async ({ chat, ms }) => { await window.WPP.chat.markIsComposing(chat, ms); },
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
  }
  setInterval(() => {
    const now = performance.now();
    if ((deadline && now > deadline) || now - askedAt > UNHEARD_FOR) leave();
  }, 500);
  function leave() {
    try {
      window.__flowhqTell(JSON.stringify(outbox.concat({ type: 'bye' }))).catch(() => {});
    } finally {
      location.replace('about:blank');
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

  let ticks = 0;
  setInterval(() => {
    hook();
    ticks += 1;
    if (ticks % 4 === 0) dismissDialog();
    if (ticks < 240 || lastState === '' || !/"mode":"MAIN"/.test(lastState) || ticks % 20 === 0) watch().catch(() => {});
  }, 250);
})();
