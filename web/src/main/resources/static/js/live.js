// Passes the server's notices on to htmx, which then fetches what the page shows, and says whether the page is live.
(() => {
  const url = document.body.dataset.live
  const badge = document.getElementById('live')
  const notices = ['tenant-changed', 'message-arrived', 'worker-changed']
  const shortest = 500, longest = 15000
  const waiting = new Set()
  let source, retry, pause = shortest, missed = false, outage = false, requests = 0

  // An answer's part of the page listens as soon as it is there, not some moments later.
  htmx.config.defaultSettleDelay = 0

  const say = state => {
    badge.hidden = false
    badge.dataset.state = state
    badge.querySelector('.live-word').textContent = badge.dataset[state]
    document.body.classList.toggle('stale', state === 'lost')
  }

  const stamp = () => {
    const now = new Date().toTimeString().slice(0, 8)
    badge.querySelector('.live-when').textContent = badge.dataset.updated.replace('%', now)
  }

  // News waits while a request is under way: the part that is being fetched would be replaced before it could fetch
  // again, and the button of a command must stay where it is.
  const tell = notice => {
    waiting.add(notice)
    release()
  }

  const release = () => {
    if (requests) return
    const news = [...waiting]
    waiting.clear()
    news.forEach(notice => htmx.trigger(document.body, notice))
  }

  const open = () => {
    close()
    source = new EventSource(url)
    source.onopen = () => {
      pause = shortest
      say(outage ? 'lost' : 'live')
      if (missed) notices.forEach(tell)
      missed = false
    }
    source.onerror = () => {
      missed = true
      say('lost')
      // The browser gives up when it got an answer that is no stream, a 503 for instance; we do not.
      if (source.readyState === EventSource.CLOSED) {
        retry = setTimeout(open, pause)
        pause = Math.min(pause * 2, longest)
      }
    }
    notices.forEach(notice => source.addEventListener(notice, () => tell(notice)))
  }

  const close = () => {
    clearTimeout(retry)
    source?.close()
  }

  // A browser grants one server six connections, so a page that nobody looks at gives its own back.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      missed = true
      close()
    } else {
      open()
    }
  })
  addEventListener('pagehide', close)
  addEventListener('pageshow', event => event.persisted && open())

  // Style attributes are forbidden by the content policy; properties set here are not.
  const countDown = root => [root, ...root.querySelectorAll('[data-seconds]')]
    .filter(part => part.dataset?.seconds)
    .forEach(part => part.style.setProperty('--seconds', part.dataset.seconds))

  // A part that cannot be fetched because the database is away shows what was so before: the page says that it is stale.
  const look = status => {
    if (status === 503) {
      outage = true
      say('lost')
    } else if (outage && status && status < 400) {
      outage = false
      document.querySelectorAll('#alerts [data-code="database_unavailable"]').forEach(alert => alert.remove())
      if (source.readyState === EventSource.OPEN) say('live')
    }
  }

  const announce = () => {
    const state = document.querySelector('[data-announce]')?.textContent.trim().replace(/\s+/g, ' ')
    const announcer = document.getElementById('announcer')
    if (state && state !== announcer.dataset.said) {
      if (announcer.dataset.said) announcer.textContent = state
      announcer.dataset.said = state
    }
  }

  htmx.onLoad(root => { countDown(root); announce() })
  document.body.addEventListener('htmx:afterSwap', stamp)
  document.body.addEventListener('htmx:beforeRequest', ({detail: {xhr, requestConfig}}) => {
    const command = requestConfig.verb === 'post'
    requests++
    if (command) {
      document.querySelectorAll('[hx-trigger*="from:body"]').forEach(part => htmx.trigger(part, 'htmx:abort'))
    }
    // Comes at the end of every request, also of one whose part has left the page.
    xhr.addEventListener('loadend', () => {
      requests--
      if (!command) look(xhr.status)
      if (command) {
        waiting.add('tenant-changed')
        if (!xhr.status) {
          document.getElementById('alerts').replaceChildren(document.getElementById('unsent').content.cloneNode(true))
        }
      }
      release()
    })
  })

  say('connecting')
  open()
})()
