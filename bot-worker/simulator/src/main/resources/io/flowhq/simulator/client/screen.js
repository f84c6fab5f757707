// What a person looking at the web client sees.

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

export class Screen {
  #main = document.getElementById('screen');
  #timer = 0;
  #linkCode = null;

  #show(...nodes) {
    clearInterval(this.#timer);
    this.#main.replaceChildren(...nodes);
  }

  code(text) {
    const canvas = element('canvas', { 'aria-label': 'Scan this QR code to link a device', role: 'img' });
    this.#show(
      element('h2', {}, 'Steps to log in'),
      element('p', {}, 'Open the phones page, choose a phone and scan this code.'),
      element('div', { 'data-ref': text }, canvas),
    );
    this.linkCode(this.#linkCode);
  }

  picture(rows) {
    const canvas = this.#main.querySelector('canvas');
    if (!canvas) return;
    canvas.width = canvas.height = rows.length;
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, rows.length, rows.length);
    context.fillStyle = '#000';
    rows.forEach((row, y) => [...row].forEach((cell, x) => { if (cell === '1') context.fillRect(x, y, 1, 1); }));
  }

  idle(reload) {
    const button = element('button', { type: 'button' }, 'Click to reload QR code');
    button.addEventListener('click', reload);
    this.#show(element('h2', {}, 'The code has expired'), button);
    this.linkCode(this.#linkCode);
  }

  linkCode(code) {
    this.#linkCode = code;
    this.#main.querySelector('.code')?.remove();
    if (code) this.#main.append(element('p', { class: 'code', 'aria-label': 'Pairing code' }, `${code.slice(0, 4)}-${code.slice(4)}`));
  }

  syncing() {
    this.#linkCode = null;
    this.#show(element('h2', {}, 'Loading your chats'));
  }

  chats(me, chats) {
    const list = element('ul');
    const draw = () => list.replaceChildren(...chats.list().slice(0, 30).map((chat) => element('li', {},
      element('strong', {}, chat.id.user), ' ', element('span', {}, chats.messages(chat.id).at(-1)?.body ?? ''))));
    this.#show(element('h2', {}, me.name), element('p', {}, `Linked to ${me.number}`), list);
    draw();
    this.#timer = setInterval(draw, 2000);
  }

  /** @param label what its one button says; null takes the dialog away */
  whatsNew(label, pressed) {
    const open = document.querySelector('[role=dialog]');
    if (!label || open) {
      if (!label) open?.remove();
      return;
    }
    const button = element('button', { type: 'button' }, label);
    const dialog = element('div', { role: 'dialog', 'aria-modal': 'true', 'data-animate-modal-popup': 'true' },
      element('h2', {}, 'What’s new on WhatsApp Web'), element('p', {}, 'A fresh look, and more.'), button);
    button.addEventListener('click', () => {
      dialog.remove();
      pressed();
    });
    document.body.append(dialog);
  }

  conflict(takeover) {
    const button = element('button', { type: 'button' }, 'Use here');
    button.addEventListener('click', takeover);
    this.#show(element('h2', {}, 'WhatsApp is open in another window'), button);
  }

  unsupported() {
    document.body.replaceChildren(
      element('h1', {}, 'WhatsApp works with Google Chrome 100+'),
      element('p', {}, 'To use WhatsApp, update Chrome or use Mozilla Firefox, Safari, Microsoft Edge or Opera.'));
  }
}
