/**
 * Keeps the whole site in the browser, so that after a first visit every page, widget and kata works offline.
 *
 * tools/offline.ts puts one line before this file: `const FILES`, each file of the build with the hash of what is in it. Files
 * are kept by hash. So both languages share what they have in common, a new build costs only what is new in it, and an
 * update takes effect as a whole: the kept pages are all of one build. A page in which a hash has changed makes this file
 * another one, which is how browsers find out that there is an update.
 *
 * Who is online never gets an old page: pages come from the network as long as it answers. Only what lies in assets/ is
 * taken from here first, since the names there change with what is in the files.
 */

/** Below which path the site stands: `/`, `/pangpong/`. */
const ROOT = new URL(self.registration.scope).pathname
/** A host may have other sites, with caches of their own. */
const CACHE = `pangpong ${ROOT}`
const AT_ONCE = 6

self.addEventListener('install', (event) => event.waitUntil(keepAll()))
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  const hash = hashOf(pathname)
  if (hash === undefined && request.mode !== 'navigate') return
  event.respondWith(isImmutable(pathname) ? keptFirst(request, hash) : networkFirst(request, hash))
})

/** What fails here is tried again with the next page that is opened; what has been kept by then stays. */
async function keepAll() {
  const cache = await caches.open(CACHE)
  const kept = new Set((await cache.keys()).map(({ url }) => url))
  const wanted = new Map(Object.entries(FILES).map(([file, hash]) => [hash, file]))
  const missing = [...wanted].filter(([hash]) => !kept.has(keyOf(hash)))
  const worker = async () => {
    for (let next = missing.pop(); next; next = missing.pop()) await keep(cache, ...next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  await self.skipWaiting()
}

async function keep(cache, hash, file) {
  const answer = await fetch(ROOT + file, { cache: 'no-cache' })
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
  const bytes = await answer.arrayBuffer()
  const found = await sha256(bytes)
  if (!found.startsWith(hash)) throw new Error(`${file} is of another build`)
  // Made anew, because a browser does not show a page from an answer that had been redirected.
  const headers = { 'content-type': answer.headers.get('content-type') ?? '' }
  await cache.put(keyOf(hash), new Response(bytes, { headers }))
}

async function takeOver() {
  const cache = await caches.open(CACHE)
  const wanted = new Set(Object.values(FILES).map(keyOf))
  const old = (await cache.keys()).filter(({ url }) => !wanted.has(url))
  await Promise.all(old.map((key) => cache.delete(key)))
  await self.clients.claim()
}

async function keptFirst(request, hash) {
  return (await kept(hash)) ?? fetch(request)
}

async function networkFirst(request, hash) {
  try {
    return await fetch(request)
  } catch (offline) {
    const answer = await kept(hash ?? hashOf(`${ROOT}404.html`))
    if (!answer) throw offline
    return hash ? answer : new Response(answer.body, { status: 404, headers: answer.headers })
  }
}

async function kept(hash) {
  const cache = await caches.open(CACHE)
  return cache.match(keyOf(hash))
}

function keyOf(hash) {
  return `${self.registration.scope}kept/${hash}`
}

function hashOf(pathname) {
  const file = decodeURI(pathname.slice(ROOT.length))
  return FILES[file] ?? FILES[`${file}${file === '' || file.endsWith('/') ? '' : '/'}index.html`]
}

function isImmutable(pathname) {
  return /^([\w-]+\/)?assets\//.test(pathname.slice(ROOT.length))
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
