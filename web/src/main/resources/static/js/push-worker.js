// Shows that follow-ups wait, and opens their page. It answers no requests of pages and keeps nothing.
const PAGE = '/app/follow-ups'

self.addEventListener('push', event => {
  const { title = 'Flow HQ', body = '', count = 1 } = event.data?.json() ?? {}
  const icon = '/img/icon-192.png'
  event.waitUntil(Promise.all([
    self.registration.showNotification(title, { body, icon, tag: 'follow-ups', renotify: true }),
    navigator.setAppBadge?.(count).catch(() => {}),
  ]))
})

self.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(self.clients.openWindow(PAGE))
})
