// Offers to be told of follow-ups in this browser, where it can be told and the installation has a key.
(() => {
  const section = document.getElementById('push')
  if (!section || !('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return
  const allow = document.getElementById('push-allow'), end = document.getElementById('push-end')
  const language = 'flowhq-push-language', spoken = document.documentElement.lang

  const worked = registration => registration.active ? registration : new Promise((done, failed) => {
    const worker = registration.installing ?? registration.waiting
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') done(registration)
      if (worker.state === 'redundant') failed()
    })
  })
  const known = async () => (await navigator.serviceWorker.getRegistration('/js/'))?.pushManager.getSubscription()
  const fill = subscription => {
    const { endpoint, keys } = subscription.toJSON()
    Object.assign(allow.elements.endpoint, { value: endpoint })
    Object.assign(allow.elements.p256dh, { value: keys.p256dh })
    Object.assign(allow.elements.auth, { value: keys.auth })
    localStorage.setItem(language, spoken)
  }
  const alertOnly = name => ['denied', 'failed'].forEach(one => {
    document.getElementById(`push-${one}`).hidden = one !== name
  })

  allow.addEventListener('submit', async event => {
    event.preventDefault()
    alertOnly(null)
    try {
      if (await Notification.requestPermission() !== 'granted') return alertOnly('denied')
      const registration = await worked(await navigator.serviceWorker.register('/js/push-worker.js'))
      await (await registration.pushManager.getSubscription())?.unsubscribe()
      fill(await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: section.dataset.key }))
      allow.submit()
    } catch {
      alertOnly('failed')
    }
  })
  end.addEventListener('submit', async event => {
    event.preventDefault()
    await known().then(subscription => subscription?.unsubscribe()).catch(() => {})
    end.submit()
  })

  known().catch(() => null).then(subscription => {
    const on = Boolean(subscription) && section.dataset.allowed === 'true'
    end.hidden = !on
    allow.hidden = on
    section.hidden = false
    if (on && localStorage.getItem(language) !== spoken) {
      fill(subscription)
      fetch(`${allow.action}/renew`, { method: 'POST', body: new URLSearchParams(new FormData(allow)) })
    }
  })
})()
