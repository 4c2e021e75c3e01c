/**
 * The cache of chapter 16, as a module to call: `simple_cache:start()` on every node that shall have a copy. It takes
 * `{put, Key, Value}` and `{get, From, Ref, Key}`; of two values the one with the greater stamp stays.
 * Not the kata's solution itself: that imports a `given.ts` which only the plugin that casts katas finds, and the page,
 * its tests and its types know no casting.
 */
import {
  type Atom,
  any,
  atom,
  compare,
  format,
  match,
  type Node,
  type Self,
  type Term,
  t,
} from '../../src/mod.ts'

const NAME = atom('simple_cache')
const STAMP = t(any.small, any.atom)
const ENTRY = t(any, any, STAMP)
const PUT = t(atom('put'), any, any)
const GET = t(atom('get'), any.pid, any, any)
const UPDATE = t(atom('update'), ENTRY)
const SNAPSHOT = t(atom('snapshot'), any.list)
const UP = t(atom('nodeup'), any.atom, any)
const DOWN = t(atom('nodedown'), any.atom, any)

async function serve(self: Self, node: Node): Promise<void> {
  /** By the text of their key: terms that are equal are printed alike. */
  const entries = new Map<string, Term>()
  const members = new Set<Atom>()
  let counter = 0

  const merge = (term: Term): void => {
    const entry = match(ENTRY, term)
    if (entry === undefined) return
    const [key, , stamp] = entry
    counter = Math.max(counter, stamp[0])
    const ours = match(ENTRY, entries.get(format(key)) ?? [])
    if (ours === undefined || compare(stamp, ours[2]) > 0) entries.set(format(key), entry)
  }
  const tell = (member: Atom, message: Term): void => self.send({ name: NAME, node: member }, message)

  node.monitorNodes(self.pid, { nodeType: 'all' })
  for (const member of node.nodes('connected')) members.add(atom(member) as Atom)
  for (;;) {
    const message = await self.receive()
    const put = match(PUT, message)
    const get = match(GET, message)
    const up = match(UP, message)
    if (put) {
      const entry = t(put[1], put[2], t(counter + 1, atom(node.name)))
      merge(entry)
      for (const member of members) tell(member, t(atom('update'), entry))
    }
    if (get) {
      const found = match(ENTRY, entries.get(format(get[3])) ?? [])
      self.send(get[1], t(get[2], found ? t(atom('ok'), found[1]) : atom('not_found')))
    }
    if (up) {
      members.add(up[1] as Atom)
      tell(up[1] as Atom, t(atom('snapshot'), [...entries.values()]))
    }
    const down = match(DOWN, message)
    if (down) members.delete(down[1] as Atom)
    for (const entry of match(SNAPSHOT, message)?.[1] ?? []) merge(entry)
    merge(match(UPDATE, message)?.[1] ?? [])
  }
}

export const simpleCache = (node: Node) => ({
  'start/0': () => {
    const pid = node.spawn((self) => serve(self, node))
    node.register(NAME, pid)
    return pid
  },
})
