// Looks every few seconds whether the page that could not be shown is there again, and then loads it.
(() => {
  const line = document.getElementById('retry')
  const look = async () => {
    try {
      const answer = await fetch(location.href, {headers: {Accept: 'text/html'}, redirect: 'manual'})
      if (answer.status !== 503) return location.reload()
    } catch {
      // The server does not answer either.
    }
    line.textContent = line.dataset.tried.replace('%', new Date().toTimeString().slice(0, 8))
    setTimeout(look, line.dataset.seconds * 1000)
  }
  setTimeout(look, line.dataset.seconds * 1000)
})()
