// The line to the service. It is opened again whenever it breaks.

export class Line {
  #socket = null;
  #delay = 200;
  #stopped = false;

  constructor({ opened, frame, broken }) {
    this.handlers = { opened, frame, broken };
  }

  connect() {
    if (this.#stopped) return;
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/chat`);
    this.#socket = socket;
    let stood = false;
    socket.onopen = () => {
      stood = true;
      this.handlers.opened();
    };
    socket.onmessage = (event) => this.handlers.frame(JSON.parse(event.data));
    socket.onclose = () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.handlers.broken(stood);
      setTimeout(() => this.connect(), this.#delay);
      this.#delay = Math.min(this.#delay * 1.7, 2000);
    };
  }

  /** The service has taken this client in; the next break is a new one. */
  settled() { this.#delay = 200; }

  /** @return whether it left; nothing is kept for later */
  send(frame) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  stop() {
    this.#stopped = true;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }
}
