/**
 * Has the site kept for offline reading, once the page itself is there. Not for who asks their browser to save data.
 */
;(() => {
  const { root } = document.currentScript.dataset
  if (!navigator.serviceWorker || navigator.connection?.saveData) return
  addEventListener('load', () => {
    navigator.serviceWorker.register(`${root}service-worker.js`).catch(() => {
      // A private window, or a host that does not serve the file: the site works all the same, online.
    })
  })
})()
