/**
 * Small programs that every node of a stage has beside the standard modules, for readers to call.
 *
 *   counter:start().   a process that counts: {inc, Pid} is answered with the number
 *   shop:start().      a gen_server: {price, Item} costs a call; tea has to be fetched, which takes a while
 *   simple_cache:start().   see simple-cache.ts
 */
import {
  type Atom,
  any,
  atom,
  genServer,
  match,
  type Node,
  Pattern,
  type Self,
  type Term,
  t,
} from '../../src/mod.ts'
import { simpleCache } from './simple-cache.ts'

/** How long it takes to fetch tea, in milliseconds. */
const FETCHING = 1500

const NOTHING = new Pattern<Term>('nothing', () => false)

async function count(self: Self): Promise<void> {
  for (let n = 0; ; ) {
    const [, from] = await self.receive(t(atom('inc'), any.pid))
    self.send(from, ++n)
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

export function programs(node: Node): void {
  node.modules.set('counter', {
    'start/0': () => {
      const pid = node.spawn(count)
      node.register('counter', pid)
      return pid
    },
  })
  node.modules.set('shop', {
    'start/0': async () => t(atom('ok'), await genServer.start(node, shop, { name: 'shop' })),
  })
  node.modules.set('simple_cache', simpleCache(node))
}
