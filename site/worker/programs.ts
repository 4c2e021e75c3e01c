/**
 * Small programs that every node of a stage has beside the standard modules, for readers to call.
 *
 *   counter:start().   a process that counts: {inc, Pid} is answered with the number; {move, Node, Pid} makes it go on
 *                      as another process on that node, and is answered with {moved, NewPid}
 *   shop:start().      a gen_server: {price, Item} costs a call; tea has to be fetched, which takes a while
 *   simple_cache:start().   see simple-cache.ts
 */
import {
  type Atom,
  any,
  atom,
  atomName,
  genServer,
  match,
  type Node,
  Pattern,
  type Pid,
  rpc,
  type Self,
  type Term,
  t,
} from '../../src/mod.ts'
import { simpleCache } from './simple-cache.ts'

/** How long it takes to fetch tea, in milliseconds. */
const FETCHING = 1500

const NOTHING = new Pattern<Term>('nothing', () => false)

const INC = t(atom('inc'), any.pid)
const MOVE = t(atom('move'), any.atom, any.pid)

/** No process can leave its node: to move is to have another one begin elsewhere with the same number, and to end. */
async function count(self: Self, counted: number): Promise<void> {
  for (let n = counted; ; ) {
    const message = await self.receive(any.of(INC, MOVE))
    const [, from] = match(INC, message) ?? []
    if (from !== undefined) self.send(from, ++n)
    const [, node, mover] = match(MOVE, message) ?? []
    if (node === undefined || mover === undefined) continue
    const successor = match(any.pid, await rpc.call(self, atomName(node), 'counter', 'start', [n]))
    self.send(mover, t(atom('moved'), successor ?? self.pid))
    if (successor !== undefined) return
  }
}

const ASK = t(atom('price'), any.atom)
const SET = t(atom('price'), any.atom, any.small)

const shop: genServer.GenServer<Map<Atom | boolean, number>> = {
  init: () => [
    'ok',
    new Map<Atom | boolean, number>([
      [atom('tea'), 5],
      [atom('milk'), 1],
    ]),
  ],
  async handleCall(request, _from, prices, self) {
    const [, item] = match(ASK, request) ?? []
    if (item === atom('tea')) await self.receive(NOTHING, { after: FETCHING })
    return ['reply', (item !== undefined && prices.get(item)) || atom('unknown'), prices]
  },
  handleCast(request, prices) {
    const [, item, price] = match(SET, request) ?? []
    if (item !== undefined && price !== undefined) prices.set(item, price)
    return ['noreply', prices]
  },
}

function startCounter(node: Node, counted: number): Pid {
  const pid = node.spawn((self) => count(self, counted))
  node.register('counter', pid)
  return pid
}

export function programs(node: Node): void {
  node.modules.set('counter', {
    'start/0': () => startCounter(node, 0),
    'start/1': (_self, counted) => startCounter(node, match(any.small, counted) ?? 0),
  })
  node.modules.set('shop', {
    'start/0': async () => t(atom('ok'), await genServer.start(node, shop, { name: 'shop' })),
  })
  node.modules.set('simple_cache', simpleCache(node))
}
