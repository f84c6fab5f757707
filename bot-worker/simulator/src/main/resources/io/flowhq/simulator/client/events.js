// The part of EventEmitter2 that wa-js offers. Where wa-js was there first, its emitter and whoever listens to it are kept.

export class Events {
  #listeners = new Map();
  #prior;
  #any = [];

  constructor(prior) {
    this.#prior = typeof prior?.on === 'function' && typeof prior?.emit === 'function' ? prior : null;
  }

  /** Called with the event's name whenever somebody starts to listen. */
  listening = () => {};

  on = (event, listener) => {
    if (this.#prior) this.#prior.on(event, listener);
    else this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    queueMicrotask(() => this.listening(event));
    return this;
  };

  off = (event, listener) => {
    if (this.#prior) this.#prior.off(event, listener);
    else this.#listeners.set(event, (this.#listeners.get(event) ?? []).filter((l) => l !== listener));
    return this;
  };

  once = (event, listener) => {
    const once = (...values) => {
      this.off(event, once);
      listener(...values);
    };
    return this.on(event, once);
  };

  onAny = (listener) => {
    if (this.#prior?.onAny) this.#prior.onAny(listener);
    else this.#any.push(listener);
    queueMicrotask(() => this.listening('*'));
    return this;
  };

  listenerCount = (event) => this.#prior
    ? this.#prior.listenerCount(event) + (this.#prior.listenersAny?.().length ?? 0)
    : (this.#listeners.get(event) ?? []).length + this.#any.length;

  emit = (event, ...values) => {
    if (this.#prior) return this.#prior.emit(event, ...values);
    for (const listener of this.#listeners.get(event) ?? []) attempt(() => listener(...values));
    for (const listener of this.#any) attempt(() => listener(event, ...values));
    return true;
  };
}

function attempt(call) {
  try {
    call();
  } catch (error) {
    setTimeout(() => { throw error; });
  }
}
