// The weight of a small real account: modules run, messages, contacts and chats in memory, rows on disk, workers, a stream, a list.

const run = () => {
  window.__loaded = [];
  for (const [n, factory] of window.__factories) if (n % 3 === 0) window.__loaded.push(factory({}, {}, () => {}));
};

const text = (n) => `Message ${n}: can I come tomorrow at ten, and what does it cost with the colour we spoke of? ${n * 7919}`;

const fill = () => {
  const contacts = Array.from({ length: 4000 }, (_, n) => ({
    id: `2557${String(10000000 + n)}@c.us`, name: `Contact ${n}`, pushname: `~${n}`, labels: [], status: text(n), isBusiness: n % 9 === 0,
    listeners: new Map([['change', () => n]]),
  }));
  const messages = Array.from({ length: 15000 }, (_, n) => ({
    id: { fromMe: n % 2 === 0, remote: contacts[n % 4000].id, id: `3EB0${n.toString(16).padStart(18, '0')}`, _serialized: `m_${n}` },
    body: text(n), type: 'chat', t: 1750000000 + n, ack: n % 4, from: contacts[n % 4000], mentionedJidList: [],
    reactions: Array.from({ length: 12 }, (__, k) => ({ k, text: text(n * 12 + k) })),
    listeners: new Map([['change', () => n]]), keys: new Uint8Array(32),
  }));
  const chats = Array.from({ length: 600 }, (_, n) => ({
    id: contacts[n].id, contact: contacts[n], unreadCount: n % 5, msgs: messages.filter((_, m) => m % 600 === n), presence: {}, muted: false,
  }));
  window.__ballast = { contacts, messages, chats };
};

const picture = () => {
  const canvas = new OffscreenCanvas(48, 48);
  const context = canvas.getContext('2d');
  context.fillStyle = `hsl(${Math.random() * 360} 60% 50%)`;
  context.fillRect(0, 0, 48, 48);
  return canvas.convertToBlob();
};

const draw = async () => {
  const list = document.createElement('div');
  list.hidden = false;
  list.style.cssText = 'position:absolute;inset-inline-start:-9999px;block-size:600px;overflow:auto';
  for (let n = 0; n < 200; n++) {
    const row = document.createElement('div');
    for (let k = 0; k < 18; k++) row.append(Object.assign(document.createElement('span'), { textContent: `${n}.${k}` }));
    const image = document.createElement('img');
    image.width = image.height = 48;
    image.src = URL.createObjectURL(await picture());
    row.prepend(image);
    list.append(row);
  }
  document.body.append(list);
};

const rows = async (name, count) => {
  const request = indexedDB.open(`ballast-${name}`, 1);
  request.onupgradeneeded = () => request.result.createObjectStore('rows', { keyPath: 'id' });
  const db = await new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = db.transaction('rows', 'readwrite');
  const store = transaction.objectStore('rows');
  store.count().onsuccess = ({ target }) => {
    for (let id = target.result; id < count; id++) store.put({ id, text: text(id), at: Date.now() });
  };
};

run();
fill();
await draw();
for (const [name, count] of [['model', 15000], ['contact', 4000], ['wawc', 3000], ['log', 500]]) await rows(name, count);
window.__worker = new Worker('/client/ballast-worker.js');
navigator.serviceWorker?.register('/sw.js').catch(() => {});
window.__stream = new EventSource('/ballast/stream');
setInterval(() => { window.__beat = (window.__beat ?? 0) + 1; }, 1000);
document.documentElement.dataset.ballast = 'loaded';
