// Sits there with some memory of its own, as the real client's workers do.
self.kept = Array.from({ length: 20000 }, (_, n) => ({ n, text: `worker ${n}` }));
self.onmessage = (event) => self.postMessage(event.data);
