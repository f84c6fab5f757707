// The faults that hit a page at once.

export const strikes = {
  /** Ends the renderer: no engine can build an array of that size, and this way it does not get to refuse. */
  crashRenderer() { 'x'.repeat(2 ** 28).split(''); },

  hang(value) {
    const end = value === true ? Infinity : Date.now() + value * 1000;
    while (Date.now() < end) { /* busy */ }
  },
};
