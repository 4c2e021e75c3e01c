/**
 * Kata 16, solved.
 */
import type { Atom, Cache, Entry, Sender, Term } from './given.ts'
import { any, atom, compare, ENTRY, match, memberOn, t } from './given.ts'

export function lookup(cache: Cache, key: Term): Term {
  const entry = cache.table.get(key)
  return entry === undefined ? atom('not_found') : t(atom('ok'), entry[1])
}

export function write(cache: Cache, key: Term, value: Term): Entry {
  cache.counter++
  const entry = t(key, value, t(cache.counter, cache.node))
  cache.table.set(entry)
  return entry
}

export function merge(cache: Cache, entry: Entry): void {
  const [key, , stamp] = entry
  cache.counter = Math.max(cache.counter, stamp[0])
  const ours = cache.table.get(key)
  if (ours === undefined || compare(stamp, ours[2]) > 0) cache.table.set(entry)
}

export function nodeUp(self: Sender, cache: Cache, node: Atom): void {
  cache.members.add(node)
  self.send(memberOn(node), t(atom('snapshot'), cache.table.all()))
}

export function nodeDown(cache: Cache, node: Atom): void {
  cache.members.delete(node)
}

export function handle(self: Sender, cache: Cache, message: Term): void {
  const put = match(t(atom('put'), any, any), message)
  const get = match(t(atom('get'), any.pid, any, any), message)
  const update = match(t(atom('update'), ENTRY), message)
  const snapshot = match(t(atom('snapshot'), any.list), message)
  const up = match(t(atom('nodeup'), any.atom, any), message)
  const down = match(t(atom('nodedown'), any.atom, any), message)
  if (put) {
    const entry = write(cache, put[1], put[2])
    for (const node of cache.members)
      self.send(memberOn(node), t(atom('update'), entry))
  }
  if (get) self.send(get[1], t(get[2], lookup(cache, get[3])))
  if (update) merge(cache, update[1] as Entry)
  for (const one of snapshot?.[1] ?? [])
    if (match(ENTRY, one)) merge(cache, one as unknown as Entry)
  if (up) nodeUp(self, cache, up[1] as Atom)
  if (down) nodeDown(cache, down[1] as Atom)
}
