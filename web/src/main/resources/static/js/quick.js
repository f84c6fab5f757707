// The key / goes to the quick search, from wherever no text is typed; Escape leaves it.
document.addEventListener('keydown', event => {
  const field = document.getElementById('quick-q')
  if (!field) return
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
      && !event.target.closest('input, select, textarea, [contenteditable]')) {
    event.preventDefault()
    field.select()
  } else if (event.key === 'Escape' && event.target.closest('#quick')) {
    document.activeElement.blur()
  }
})
