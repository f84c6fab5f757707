// What a linked client keeps in its profile: who it is, the key that proves it and cannot leave it, and its messages.

const MOST_MESSAGES = 5000;

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const complete = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = transaction.onerror = () => reject(transaction.error);
});

export class Store {
  static NAMES = ['model-storage', 'signal-storage'];
  #models;
  #signal;
  #n = 0;

  static async open() {
    const store = new Store();
    store.#signal = await opened('signal-storage', (db) => db.createObjectStore('identity'));
    store.#models = await opened('model-storage', (db) => {
      db.createObjectStore('message', { keyPath: 'key' }).createIndex('n', 'n');
      db.createObjectStore('chat', { keyPath: 'id' });
    });
    return store;
  }

  /** The identity, made at the first call. */
  async identity() {
    const kept = await done(this.#signal.transaction('identity').objectStore('identity').get('me'));
    if (kept) return kept;
    const fresh = {
      keys: await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']),
      device: null,
      generation: 0,
    };
    await this.saveIdentity(fresh);
    return fresh;
  }

  async saveIdentity(identity) {
    const transaction = this.#signal.transaction('identity', 'readwrite');
    transaction.objectStore('identity').put(identity, 'me');
    await complete(transaction);
  }

  /** All messages, oldest first, and the chats. */
  async load() {
    const transaction = this.#models.transaction(['message', 'chat'], 'readwrite');
    const messages = transaction.objectStore('message');
    let records = await done(messages.index('n').getAll());
    const chats = await done(transaction.objectStore('chat').getAll());
    for (const record of records.slice(0, Math.max(0, records.length - MOST_MESSAGES))) messages.delete(record.key);
    records = records.slice(-MOST_MESSAGES);
    this.#n = records.at(-1)?.n ?? 0;
    return { records, chats };
  }

  async putMessages(msgs) {
    const transaction = this.#models.transaction('message', 'readwrite');
    for (const msg of msgs) {
      msg.n ??= ++this.#n;
      transaction.objectStore('message').put(JSON.parse(JSON.stringify(msg.toRecord())));
    }
    await complete(transaction);
  }

  async putChat(chat) {
    const transaction = this.#models.transaction('chat', 'readwrite');
    transaction.objectStore('chat').put(chat);
    await complete(transaction);
  }

  async clear() {
    this.#models.close();
    this.#signal.close();
    await Promise.all(Store.NAMES.map((name) => done(indexedDB.deleteDatabase(name))));
    localStorage.clear();
  }
}

async function opened(name, create) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => create(request.result);
  const db = await done(request);
  db.onversionchange = () => db.close();
  return db;
}
