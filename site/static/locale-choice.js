/**
 * Which language a reader gets: the one chosen before, else the browser's.
 *
 * Only an address that names no language is redirected: who opens /zh-CN/… wants Chinese, whatever the
 * browser prefers. So a redirect always leads away from the default language and cannot loop.
 * Without storage a choice could not be kept, and every switch back would be undone: no redirect then.
 */
;(() => {
  const KEY = 'pangpong.locale'
  const { root, current, locales, default: fallback } = document.currentScript.dataset
  const known = locales.split(' ')

  // The switch in the navigation bar: keep the choice, and stay at the same place of the page.
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[data-choose-locale]')
    if (!link) return
    link.search = location.search
    link.hash = location.hash
    try {
      localStorage.setItem(KEY, link.dataset.chooseLocale)
    } catch {
      // The choice lasts as long as the address names the language.
    }
  })

  const { pathname, search, hash } = location
  const path = pathname.slice(root.length)
  if (current !== fallback || !pathname.startsWith(root)) return
  const named = known.find((locale) => path === locale || path.startsWith(`${locale}/`))
  if (named) {
    // A page of another language would have said so. This is the one for what does not exist, of which a host knows one.
    const own = `${named}/404.html`
    if (path !== own) location.replace(root + own)
    return
  }

  let chosen
  try {
    chosen = localStorage.getItem(KEY)
  } catch {
    return
  }
  const language = (tag) => tag.split('-')[0].toLowerCase()
  const preferred = navigator.languages
    .map((tag) => known.find((locale) => language(locale) === language(tag)))
    .find((locale) => locale !== undefined)
  const target = known.includes(chosen) ? chosen : preferred
  if (target && target !== fallback) location.replace(`${root}${target}/${path}${search}${hash}`)
})()
