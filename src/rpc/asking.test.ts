/** What every way to ask another node has in common: what it takes along, and what it does not take at all. */
import { beforeAll, describe, expect, it } from 'vitest'
import { Lab } from '../../test/lab.ts'
import * as genServer from '../gen_server/gen_server.ts'
import { globalService, registerName, setLock } from '../global/global.ts'
import { kernel } from '../kernel/kernel.ts'
import type { Node } from '../node/node.ts'
import * as pg from '../pg/pg.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import * as erpc from './erpc_client.ts'
import * as rpc from './rpc.ts'

const NODES = ['a@h1', 'b@h2']

let lab: Lab
let a: Node

const length: genServer.GenServer<null> = {
  init: () => ['ok', null],
  handleCall: (request, _from, state) => ['reply', (request as readonly Term[]).length, state],
}

beforeAll(async () => {
  lab = await Lab.open()
  const options = { global: globalService(), services: [kernel] }
  const [here, there] = [await lab.start('a@h1', options), await lab.start('b@h2', options)]
  for (const node of [here, there]) await lab.time(genServer.start(node, length, { name: 'length' }))
  a = here
})

type Asking = (caller: Node | Self, node: string, list: number[]) => Promise<unknown>

describe.each<[string, Asking]>([
  ['rpc.call', (caller, node, list) => rpc.call(caller, node, 'erlang', 'length', [list])],
  ['rpc.blockCall', (caller, node, list) => rpc.blockCall(caller, node, 'erlang', 'length', [list])],
  [
    'rpc.multicall',
    (caller, node, list) =>
      rpc.multicall(caller, [node], 'erlang', 'length', [list]).then((all) => all.results[0]),
  ],
  [
    'rpc.parallelEval',
    (caller, node, list) =>
      rpc.parallelEval(caller, [node], [['erlang', 'length', [list]]]).then(([result]) => result),
  ],
  [
    'rpc.pmap',
    (caller, node, list) =>
      rpc.pmap(caller, [node], ['erlang', 'length'], [], [list]).then(([result]) => result),
  ],
  ['erpc.call', (caller, node, list) => erpc.call(caller, node, 'erlang', 'length', [list])],
  [
    'erpc.multicall',
    (caller, node, list) =>
      erpc.multicall(caller, [node], 'erlang', 'length', [list]).then(([outcome]) => outcome?.[1]),
  ],
  ['genServer.call', (caller, node, list) => genServer.call(caller, t('length', node), list)],
  [
    'genServer.multiCall',
    (caller, node, list) =>
      genServer.multiCall(caller, [node], 'length', list).then(({ replies }) => replies[0]?.[1]),
  ],
])('%s', (_, ask) => {
  it.each(NODES)(
    'asks %s what was meant when it was called, whatever the caller changes then',
    async (node) => {
      const change = (caller: Node | Self) => {
        const list = [1]
        const answer = ask(caller, node, list)
        list.push(2)
        return answer
      }
      const byProcess = new Promise((resolve, reject) =>
        a.spawn((self) => change(self).then(resolve, reject)),
      )
      expect(await lab.time(Promise.all([change(a), byProcess]))).toEqual([1, 1])
    },
  )

  it('says what is no term', async () => {
    await expect(lab.time(ask(a, 'b@h2', [Number.NaN]))).rejects.toThrow('NaN is no Erlang term')
  })
})

describe('what means nothing is refused', () => {
  const inProcess = <T>(run: (self: Self) => Promise<T>) =>
    new Promise<T>((resolve, reject) => a.spawn((self) => run(self).then(resolve, reject)))
  const some = (what: unknown) => what as never

  it.each<[string, () => Promise<unknown>, string]>([
    ['no time', () => genServer.call(a, 'length', [], -1), '-1 is no timeout'],
    ['no time to stop', () => genServer.stop(a, 'length', atom('normal'), Number.NaN), 'NaN is no timeout'],
    ['no time for rpc', () => rpc.call(a, 'b@h2', 'erlang', 'node', [], Number.NaN), 'NaN is no timeout'],
    [
      'no nodes',
      () => rpc.parallelEval(a, [], [['erlang', 'node', []]]),
      'there is no node to deal the work',
    ],
    ['no process to be named', async () => registerName(a, 'n', some(5)), '5 is no process'],
    ['no lock', () => inProcess((self) => setLock(self, some(5))), '5 is no lock'],
    ['no retries', () => inProcess((self) => setLock(self, t(1, 2), [], -1)), '-1 is no number of retries'],
    ['no process to join', () => pg.join(a, 'g', some(5)), '{nolocal,5}'],
    ['no scope', async () => pg.whichGroups(a, 'nowhere'), 'the scope nowhere does not run on this node'],
  ])('%s', async (_, ask, why) => {
    const asked = async () => ask()
    await expect(lab.time(asked())).rejects.toThrow(why)
  })
})
