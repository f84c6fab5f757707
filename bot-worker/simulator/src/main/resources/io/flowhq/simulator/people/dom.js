// Small things every view needs.

export const h = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
};

const notice = document.getElementById('notice');
let hiding = 0;

export function say(text, bad = false) {
  notice.textContent = text;
  notice.classList.toggle('bad', bad);
  notice.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { notice.hidden = true; }, bad ? 8000 : 4000);
}

/** @return the answer, or nothing after having said why not */
export async function ask(method, path, body) {
  try {
    const binary = body instanceof Blob;
    const answer = await fetch(path, {
      method,
      headers: body ? { 'Content-Type': binary ? 'application/octet-stream' : 'application/json' } : {},
      body: body && (binary ? body : JSON.stringify(body)),
    });
    const result = await answer.json();
    if (answer.ok) return result;
    say(result.error ?? `That did not work (${answer.status})`, true);
  } catch {
    say('The simulator does not answer', true);
  }
  return undefined;
}

/** Fills a list anew only if what it shows has changed, so that focus and selection stay. */
export function fill(list, data, draw, empty) {
  const text = JSON.stringify(data);
  if (!list || list.shown === text) return false;
  list.shown = text;
  list.replaceChildren(...(data.length > 0 ? data.map(draw) : [h('li', { class: 'quiet' }, empty)]));
  return true;
}

export function paint(rows) {
  const canvas = h('canvas', { role: 'img', 'aria-label': 'QR code', width: rows.length, height: rows.length });
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, rows.length, rows.length);
  context.fillStyle = '#000';
  rows.forEach((row, y) => [...row].forEach((cell, x) => { if (cell === '1') context.fillRect(x, y, 1, 1); }));
  return canvas;
}

export const clock = (instant) => {
  const at = new Date(instant);
  const today = at.toDateString() === new Date().toDateString();
  return h('time', { datetime: instant }, today
    ? at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' })
    : at.toLocaleString());
};
