// The web client itself: what it is to the service, and what it tells whoever listens.

import { Line } from '/client/line.js';
import { Chats } from '/client/chats.js';
import { Outgoing } from '/client/outgoing.js';
import { Store } from '/client/store.js';
import { strikes } from '/client/strikes.js';
import { Wid } from '/client/wid.js';

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));

export class Client {
  injected = false;
  ready = false;
  fullReady = false;
  mode = 'SYNCING';
  info = 'OPENING';
  online = false;
  authenticated = false;
  needsUpdate = false;
  idle = false;
  me = null;
  authCode = null;
  linkCode = null;
  faults = {};
  history = { progress: null, paused: false, inProgress: false };

  #events;
  #screen;
  #waJs;
  #store;
  #identity;
  #publicKey;
  #booted = false;
  #generation = 0;
  #mainOnce = false;
  #steps = Promise.resolve();
  #linkCodeWaiters = [];
  #qrSecret = base64(crypto.getRandomValues(new Uint8Array(32)));
  #qrStatic = base64(crypto.getRandomValues(new Uint8Array(32)));

  /** @param waJs the version of the wa-js that somebody put into this page before, or null */
  constructor(events, screen, waJs) {
    this.#events = events;
    this.#screen = screen;
    this.#waJs = waJs;
    this.line = new Line({
      opened: () => this.#hello(),
      frame: (frame) => this.#frame(frame),
      broken: (stood) => this.#broken(stood),
    });
  }

  async start() {
    this.#store = await Store.open();
    this.#identity = await this.#store.identity();
    const spki = await crypto.subtle.exportKey('spki', this.#identity.keys.publicKey);
    this.#publicKey = base64(spki);
    this.fingerprint = base64(await crypto.subtle.digest('SHA-256', spki));
    this.chats = new Chats(this, this.#store, (event, value) => this.emit(event, value));
    this.outgoing = new Outgoing(this, this.#store, this.chats);
    await this.chats.load();
    this.#events.listening = (event) => this.chats.listening(event);
    this.line.connect();
  }

  emit(event, ...values) {
    if (!this.deaf) this.#events.emit(event, ...values);
  }

  heard(event) { return !this.deaf && this.#events.listenerCount(event) > 0; }

  // ---- the conversation with the service

  #hello() {
    this.#setInfo(this.#identity.device ? 'OPENING' : 'PAIRING');
    this.line.send({
      t: 'hello',
      publicKey: this.#publicKey,
      device: this.#identity.device,
      generation: this.#identity.generation,
      waJs: this.#waJs,
    });
  }

  #broken(stood) {
    if (!stood || !this.#booted) return;
    this.#setOnline(false);
    this.#setInfo('OFFLINE');
    if (this.authenticated && this.mode === 'MAIN') this.#setMode('OFFLINE');
  }

  #frame(frame) {
    if (frame.t === 'strike') {
      this.#struck(frame);
      return;
    }
    if (frame.t === 'deliver') {
      this.chats.deliver(frame);
      return;
    }
    this.#steps = this.#steps.then(() => this[`_${frame.t}`](frame)).catch((error) => console.error(error));
  }

  async _boot({ faults }) {
    this.#apply(faults, !this.#booted);
    if (this.#booted) return;
    this.#booted = true;
    if (faults.unsupportedBrowser) {
      this.line.stop();
      this.#screen.unsupported();
      throw new Error('this browser is not supported');
    }
    if (faults.neverReady) {
      await new Promise(() => {});
    }
    await pause(40);
    this.injected = true;
    this.emit('loader.injected');
    await pause(60);
    this.ready = true;
    this.emit('conn.main_init');
    await pause(30);
  }

  async _challenge({ nonce }) {
    const text = `${nonce}.${this.#identity.device}.${this.#identity.generation}`;
    const signature = await crypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' }, this.#identity.keys.privateKey, new TextEncoder().encode(text));
    this.line.send({ t: 'proof', signature: base64(signature) });
  }

  _ref({ ref }) {
    this.line.settled();
    const first = this.authCode === null && !this.idle && this.mode !== 'QR';
    this.idle = false;
    this.authCode = {
      type: 'multidevice',
      ref,
      staticKeyPair: this.#qrStatic,
      identityKeyPair: this.fingerprint,
      secretKey: this.#qrSecret,
      fullCode: [ref, this.#qrStatic, this.fingerprint, this.#qrSecret].join(','),
    };
    this.line.send({ t: 'codeShown', text: this.authCode.fullCode });
    this.#setOnline(true);
    this.#setMode('QR');
    this.#setInfo('PAIRING');
    this.#mainReached();
    if (first) this.emit('conn.require_auth');
    this.#screen.code(this.authCode.fullCode);
    this.emit('conn.auth_code_change', { ...this.authCode });
  }

  _picture({ rows }) { this.#screen.picture(rows); }

  _idle() {
    this.line.settled();
    const first = this.mode !== 'QR';
    this.authCode = null;
    this.idle = true;
    this.#setOnline(true);
    this.#setMode('QR');
    this.#mainReached();
    if (first) this.emit('conn.require_auth');
    this.#screen.idle(() => this.refreshQR());
    this.emit('conn.qrcode_idle');
  }

  refreshQR() { this.line.send({ t: 'refresh' }); }

  askLinkCode(number) {
    return new Promise((resolve, reject) => {
      this.#linkCodeWaiters.push({ resolve, reject });
      if (!this.line.send({ t: 'askLinkCode', number })) this._linkCodeFailed({ reason: 'offline' });
    });
  }

  _linkCode({ code, lifetime }) {
    clearTimeout(this.linkCodeTimer);
    this.linkCode = code;
    this.linkCodeTimer = setTimeout(() => {
      this.linkCode = null;
      this.#screen.linkCode(null);
      this.emit('conn.link_code_expired');
    }, lifetime);
    this.#screen.linkCode(code);
    this.#linkCodeWaiters.splice(0).forEach(({ resolve }) => resolve(code));
    this.emit('conn.link_code_change', code);
  }

  _linkCodeFailed({ reason }) {
    const error = new Error(reason);
    this.#linkCodeWaiters.splice(0).forEach(({ reject }) => reject(error));
    this.emit('conn.link_code_error', error);
  }

  async _paired({ device }) {
    clearTimeout(this.linkCodeTimer);
    this.linkCode = null;
    this.#identity = { ...this.#identity, device };
    this.authCode = null;
    this.authenticated = true;
    this.#setInfo('PAIRING');
    this.emit('conn.auth_code_change', null);
    this.emit('conn.authenticated');
  }

  async _welcome(welcome) {
    this.line.settled();
    this.me = {
      number: welcome.number, name: welcome.name, wid: new Wid(welcome.number, 'c.us'), lid: Wid.of(welcome.lid),
    };
    this.#identity = { ...this.#identity, device: welcome.device, generation: welcome.generation };
    await this.#store.saveIdentity(this.#identity);
    document.cookie = `wa_device=${welcome.device}; path=/; max-age=31536000; SameSite=Strict`;
    localStorage.setItem('last-wid-md', JSON.stringify(`${welcome.number}:1@c.us`));
    this.authenticated = true;
    this.#setOnline(true);
    if (!this.settled) {
      this.#setMode('SYNCING');
      this.#setInfo('SYNCING');
      this.#screen.syncing();
      await pause(welcome.syncMillis);
    }
    if (welcome.historyMessages > 0) await this.#historySync(welcome);
    this.#setInfo('RESUMING');
    this.line.send({ t: 'stored', generation: welcome.generation });
    this.settled = true;
    this.#mainReached();
    this.#setMode(this.#blockedMode() ?? 'MAIN');
    this.#screen.chats(this.me, this.chats);
    this.outgoing.resend();
    this.chats.open();
    this.#setInfo('NORMAL');
    this.#generation = welcome.generation;
    this.#whatsNew();
  }

  /** Old messages go into the store; nobody is told of them one by one. */
  async #historySync({ historyMessages, historyMillis }) {
    this.#setMode('SYNCING');
    this.#setInfo('SYNCING');
    const steps = Math.max(1, Math.min(20, historyMessages));
    for (let step = 0; step < steps; step++) {
      this.history = { progress: Math.round((step * 100) / steps), paused: false, inProgress: true };
      const count = Math.floor(((step + 1) * historyMessages) / steps) - Math.floor((step * historyMessages) / steps);
      await this.chats.addHistory(count);
      await pause(historyMillis / steps);
    }
    this.history = { progress: 100, paused: false, inProgress: false };
  }

  _sent(frame) { return this.outgoing.sent(frame); }

  _conflict() {
    this.#setMode('CONFLICT');
    this.#screen.conflict(() => this.takeover());
  }

  takeover() { return this.line.send({ t: 'takeover' }); }

  _takenOver() {
    this.#setMode(this.#blockedMode() ?? 'MAIN');
    this.#screen.chats(this.me, this.chats);
    this.outgoing.resend();
  }

  async _loggedOut({ reason, code }) {
    this.line.stop();
    this.authenticated = false;
    this.emit('conn.logout_reason', reason);
    this.emit('conn.logout');
    await this.#forget();
    await pause(50);
    location.href = code == null ? '/' : `/?post_logout=1&logout_reason=${code}`;
  }

  async #forget() {
    document.cookie = 'wa_device=; path=/; max-age=0';
    await this.#store.clear();
  }

  // ---- faults

  _faults({ faults }) { this.#apply(faults, false); }

  #apply(faults, fresh) {
    const before = this.faults;
    this.faults = faults;
    if (!faults.deaf) this.deaf = false;
    else if (faults.deaf !== 'page' || (this.#booted && !fresh)) this.deaf = true;
    if (before.deaf && !this.deaf) this.chats?.listening('chat.new_message');
    this.needsUpdate = Boolean(faults.deprecatedVersion);
    if (faults.lidMigrated && !before.lidMigrated) this.chats?.migrate();
    if (!this.settled) return;
    this.#whatsNew();
    if (faults.banned && !before.banned) this.emit('conn.backend_event', 'account_temporarily_banned');
    if (faults.deprecatedVersion && !before.deprecatedVersion) this.emit('conn.needs_update');
    const blocked = this.#blockedMode();
    if (blocked) this.#setMode(blocked);
    else if (['TOS_BLOCK', 'DEPRECATED_VERSION'].includes(this.mode)) this.#setMode('MAIN');
  }

  /** A dialog over everything, until its button is pressed. */
  #whatsNew() {
    const dialog = this.faults.whatsNew;
    const due = dialog && (!dialog.afterReload || this.#generation > 1);
    this.#screen.whatsNew(due ? dialog.button : null, () => this.line.send({ t: 'dismissed' }));
  }

  #blockedMode() {
    if (this.faults.banned) return 'TOS_BLOCK';
    return this.faults.deprecatedVersion ? 'DEPRECATED_VERSION' : null;
  }

  async #struck({ fault, value }) {
    if (fault === 'storageLost') {
      this.line.stop();
      await this.#forget();
      this.emit('conn.backend_event', 'storage_initialization_error');
      await pause(50);
      location.href = '/';
    } else {
      strikes[fault](value);
    }
  }

  // ---- what is told

  /** Fires once per page, at the code as well as after the login: that is how it is. */
  #mainReached() {
    if (this.#mainOnce) return;
    this.#mainOnce = true;
    this.fullReady = true;
    this.emit('conn.main_loaded');
    this.emit('conn.main_ready');
  }

  #setMode(mode) {
    if (this.mode === mode) return;
    this.mode = mode;
    this.emit('conn.stream_mode_changed', mode);
  }

  #setInfo(info) {
    if (this.info === info) return;
    this.info = info;
    this.emit('conn.stream_info_changed', info);
  }

  #setOnline(online) {
    if (this.online === online) return;
    this.online = online;
    this.emit('conn.online', online);
  }
}
