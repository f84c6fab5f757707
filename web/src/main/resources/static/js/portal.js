// What waits for the business stands on its icon, where the device shows one.
(() => {
  const count = () => {
    const waiting = Number(document.getElementById('tabs')?.dataset.waiting ?? 0)
    if (waiting) navigator.setAppBadge?.(waiting).catch(() => {})
    else navigator.clearAppBadge?.().catch(() => {})
  }

  // A reason that somebody is reading stays open while the conversation is fetched anew.
  let open = []
  document.addEventListener('htmx:beforeSwap', () => {
    open = [...document.querySelectorAll('details[open][id]')].map(reason => reason.id)
  })
  document.addEventListener('htmx:afterSwap', () => {
    open.forEach(id => document.getElementById(id)?.setAttribute('open', ''))
    count()
  })
  count()
})()
