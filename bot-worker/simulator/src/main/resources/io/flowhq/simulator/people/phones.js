// The phones page: three views chosen by the part of the address behind #, each drawn once and refreshed when something changes.

import { ask, clock, fill, h, paint, say } from '/people/dom.js';
import { scanner } from '/people/scan.js';

const view = document.getElementById('view');
const list = (name) => view.querySelector(`[data-list=${name}]`);
const show = (id) => view.replaceChildren(document.getElementById(id).content.cloneNode(true));
const onSubmit = (name, act) => view.querySelector(`[data-form=${name}]`).addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector('button');
  button.disabled = true;
  if (await act(Object.fromEntries(new FormData(form)), form)) form.reset();
  button.disabled = false;
});

let refresh = async () => {};
let leave = () => {};

async function scan(number, code) {
  const done = await ask('POST', `/control/phones/${number}/scan`, { code });
  if (done) say('Linked');
  return done;
}

// ---- all phones

function home() {
  show('home');
  view.querySelector('[data-add]').open = location.hash === '#/add';
  onSubmit('add', async (phone) => {
    const added = await ask('POST', '/control/phones', phone);
    if (added) say(`${added.name} added`);
    return added;
  });
  refresh = async () => {
    const [phones, devices, waiting] = await Promise.all([
      ask('GET', '/control/phones'), ask('GET', '/control/devices'), ask('GET', '/phones/waiting')]);
    if (!phones || !devices || !waiting) return;
    const state = (number) => devices.filter((d) => d.number === number).map((d) => d.state)
      .sort((a, b) => (b === 'online') - (a === 'online'))[0] ?? 'not linked';
    fill(list('phones'), phones.map((phone) => ({ ...phone, state: state(phone.number) })), (phone) => h('li', { class: 'card' },
      h('a', { href: `#/${phone.number}` },
        h('strong', {}, phone.name), ' ', h('span', { class: 'chip', 'data-state': phone.state }, phone.state),
        h('p', { class: 'number' }, phone.number),
        h('p', { class: 'quiet' }, phone.chats.length === 0 ? 'No chats' : `${phone.chats.length} ${phone.chats.length === 1 ? 'chat' : 'chats'}`))),
    'No phone yet: add one, then scan a code with it.');
    fill(list('waiting'), waiting.map((client) => ({ ...client, phones })), (client) => waitingCard(client, phones),
      'No web client shows a code right now.');
  };
}

function waitingCard(client, phones) {
  const choice = h('select', { name: 'number' }, ...phones.map((phone) => h('option', { value: phone.number }, `${phone.name} · ${phone.number}`)));
  return h('li', { class: 'card' }, paint(client.rows), phones.length === 0
    ? h('p', { class: 'quiet' }, 'Add a phone to scan this with.')
    : h('form', {
      onsubmit: (event) => {
        event.preventDefault();
        scan(choice.value, client.code);
      },
    }, h('label', {}, 'Phone', choice), h('button', {}, 'Scan this')));
}

// ---- one phone

function phone(number) {
  show('phone');
  view.querySelector('[data-number]').textContent = number;
  view.querySelector('[data-unlink]').addEventListener('click', async () => {
    if (await ask('POST', `/control/phones/${number}/unlink`)) say('Unlinked');
  });
  onSubmit('scan', ({ code }) => scan(number, code));
  onSubmit('pair', async ({ code }) => {
    const done = await ask('POST', `/control/phones/${number}/pair`, { code });
    if (done) say('Linked');
    return done;
  });
  onSubmit('open', ({ customer }) => { location.hash = `#/${number}/${customer}`; });
  leave = scanner(view, (code) => scan(number, code));
  let first = true;
  refresh = async () => {
    const [phones, devices, waiting] = await Promise.all([
      ask('GET', '/control/phones'), ask('GET', '/control/devices'), ask('GET', '/phones/waiting')]);
    const me = phones?.find((p) => p.number === number);
    if (!me) {
      view.replaceChildren(h('p', {}, 'There is no such phone. ', h('a', { href: '#/' }, 'All phones')));
      return;
    }
    const mine = devices.filter((d) => d.number === number);
    view.querySelector('[data-name]').textContent = me.name;
    view.querySelector('[data-unlink]').hidden = mine.length === 0;
    if (first) view.querySelector('[data-link]').open = mine.length === 0;
    first = false;
    fill(list('devices'), mine, (d) => h('li', {},
      h('span', { class: 'chip', 'data-state': d.state }, d.state), ' since ', clock(d.since),
      d.undelivered > 0 ? ` · ${d.undelivered} undelivered` : null), 'None.');
    fill(list('waiting'), waiting, (client) => h('li', { class: 'card' }, paint(client.rows),
      h('button', { type: 'button', onclick: () => scan(number, client.code) }, 'Scan this')), 'No web client shows a code right now.');
    fill(list('chats'), me.chats, (chat) => h('li', {}, h('a', { href: `#/${number}/${chat.chat}` },
      h('strong', {}, chat.name ? `${chat.name} · ${chat.chat}` : chat.chat), clock(chat.at), h('span', {}, chat.last))), 'No messages yet.');
  };
}

// ---- one chat

const ticks = ['…', '✓', '✓✓', '✓✓', '✓✓'];
const fate = ['on its way', 'sent', 'received', 'read', 'played'];

function chat(number, customer) {
  show('chat');
  const person = !customer.includes('@');
  view.querySelector('[data-title]').textContent = customer;
  const back = view.querySelector('[data-back]');
  back.href = `#/${number}`;
  back.textContent = number;
  view.querySelector('[data-form=write]').hidden = !person;
  const text = view.querySelector('textarea');
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      text.form.requestSubmit();
    }
  });
  onSubmit('write', async (message, form) => {
    const sent = message.as === 'owner'
      ? await ask('POST', `/control/phones/${number}/messages`, { to: customer, text: message.text })
      : await ask('POST', `/control/customers/${customer}/messages`, { to: number, text: message.text, lid: message.lid === 'on' });
    if (sent) form.elements.text.value = '';
    form.elements.text.focus();
    return false;
  });
  refresh = async () => {
    const lines = await ask('GET', `/control/chats/${number}/${customer}`);
    if (!lines) return;
    const log = list('lines');
    const drawn = fill(log, lines, (line) => {
      const quoted = line.quoted && lines.find((other) => other.id === line.quoted);
      return h('li', { 'data-by': line.by },
        quoted ? h('blockquote', {}, quoted.text) : null,
        line.text || `(${line.type})`,
        h('small', {}, { customer: person ? 'customer' : line.from, phone: 'owner, on the phone', device: 'linked device' }[line.by], ' · ', clock(line.at), ' ',
          h('span', { class: 'ticks', 'data-ack': line.ack, title: fate[line.ack] }, ticks[line.ack], h('span', { class: 'hidden' }, fate[line.ack]))));
    }, 'No messages yet.');
    if (drawn) log.scrollTop = log.scrollHeight;
  };
}

// ---- which view, and when

function route() {
  leave();
  leave = () => {};
  const [number, customer] = location.hash.slice(2).split('/').map(decodeURIComponent);
  if (customer) chat(number, customer);
  else if (/^\d+$/.test(number ?? '')) phone(number);
  else home();
  view.focus({ preventScroll: true });
  refresh();
}

addEventListener('hashchange', route);
route();

const changes = new EventSource('/phones/changes');
changes.addEventListener('changed', () => refresh());
changes.onopen = () => refresh();
