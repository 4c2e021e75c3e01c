/** Of the functions on data what a real node cannot be asked to answer alike: `test/interop/*-calls.ts` have the others. */
import { describe, expect, it } from 'vitest'
import { Lab } from '../../test/lab.ts'
import { type CallableModule, Modules } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import * as rpc from '../rpc/rpc.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { Export, Fun } from '../term/fun.ts'
import { charlist } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t } from '../term/tuple.ts'
import { applyFun } from './apply_fun.ts'
import { funBifs } from './fun_bifs.ts'
import { kernel } from './kernel.ts'

async function lab(modules: { readonly [name: string]: CallableModule } = {}) {
  const world = await Lab.open()
  const a = await world.start('a@h1', { services: [kernel] })
  const b = await world.start('b@h2', { services: [kernel] })
  for (const [name, module] of Object.entries(modules)) b.modules.set(name, module)
  const called = (module: string, name: string, ...args: Term[]) =>
    world.time(rpc.call(a, 'b@h2', module, name, args))
  const call = async (module: string, name: string, ...args: Term[]) =>
    format(await called(module, name, ...args))
  return { a, b, call, called }
}

const raised = (why: string) => expect.stringContaining(`{'EXIT',{${why}`)

it('copies of nothing are nothing, however many are asked for', async () => {
  const { call } = await lab()
  expect(await call('string', 'copies', [], 2 ** 33)).toBe('[]')
})

describe('references and ports', () => {
  it('are read as their node prints them', async () => {
    const both: CallableModule = {
      'ref/0': (self) => {
        const ref = self.makeRef()
        const text = self.apply('erlang', 'ref_to_list', [ref])
        return Promise.resolve(text)
          .then((printed) => self.apply('erlang', 'list_to_ref', [printed as Term]))
          .then((read) => format(read) === format(ref))
      },
    }
    const { call } = await lab({ both })
    expect(await call('both', 'ref')).toBe('true')
    expect(await call('erlang', 'list_to_ref', charlist('#Ref<0.1.2.3>'))).toMatch(/^#Ref<.*1\.2\.3>$/)
    expect(await call('erlang', 'list_to_ref', charlist('#Ref<0.1.2.300000>'))).toEqual(raised('badarg'))
    expect(await call('erlang', 'list_to_port', charlist('#Port<0.5>'))).toMatch(/^#Port<.*5>$/)
    expect(await call('erlang', 'list_to_port', charlist('#Port<99.5>'))).toEqual(raised('badarg'))
  })
})

describe('funs', () => {
  it('that are a name are applied, be it one of a module of this node', async () => {
    const { call } = await lab({ mine: { 'double/1': async (_self, n) => 2 * Number(n) } })
    expect(await call('lists', 'map', new Export(atom('mine'), atom('double'), 1), [100, 200])).toBe(
      '[200,400]',
    )
    expect(
      await call('maps', 'update_with', 1, new Export(atom('mine'), atom('double'), 1), new ErlMap([[1, 4]])),
    ).toBe('#{1 => 8}')
  })

  it('of a BEAM are refused by their name', () => {
    const fun = new Fun(atom('a'), 1, new Uint8Array(30))
    expect(() => funBifs['fun_info/1']?.(NOBODY, fun)).toThrow('fun_needs_a_beam')
    expect(() => applyFun(new Modules(), NOBODY, fun, [1])).toThrow('fun_needs_a_beam')
  })
})

/** Whom neither asks for anything. */
const NOBODY = undefined as unknown as Self

describe('iterators of maps', () => {
  it('go through large maps in several steps', async () => {
    const { called } = await lab()
    const keys = Array.from({ length: 100 }, (_, i) => i)
    const large = new ErlMap<Term, Term>(keys.map((key) => [key, key]))
    const seen: Term[] = []
    for (let at = await called('maps', 'iterator', large); at !== atom('none'); ) {
      const entry: Term = isTuple(at) ? at : await called('maps', 'next', at)
      if (!isTuple(entry)) break
      seen.push(entry[0] as Term)
      at = entry[2] as Term
    }
    expect(seen).toEqual(keys)
    expect(format(await called('maps', 'is_iterator_valid', await called('maps', 'iterator', large)))).toBe(
      'true',
    )
  })
})

describe('a process that calls', () => {
  it('has a dictionary of its own', async () => {
    const used: CallableModule = {
      'dictionary/0': async (self) => {
        await self.apply('erlang', 'put', [atom('k'), 1])
        await self.apply('erlang', 'put', [atom('k'), 2])
        return [await self.apply('erlang', 'get', []), await self.apply('erlang', 'erase', [atom('k')])]
      },
    }
    const { call } = await lab({ used })
    expect(await call('used', 'dictionary')).toBe('[[{k,2}],2]')
    expect(await call('erlang', 'get')).toBe('[]')
  })

  it('is asked for it by others, too', async () => {
    const { b, call } = await lab({})
    const keeper = b.spawn(async (self) => {
      await self.apply('erlang', 'put', [atom('k'), 1])
      await self.receive()
    })
    const info = (item: Term) => call('erlang', 'process_info', keeper, item)
    expect(await info(atom('dictionary'))).toBe('{dictionary,[{k,1}]}')
    expect(await info([t(atom('dictionary'), atom('k')), t(atom('dictionary'), 2)] as never)).toBe(
      '[{{dictionary,k},1},{{dictionary,2},undefined}]',
    )
    b.send(keeper, atom('done'))
    expect(await info(atom('dictionary'))).toBe('undefined')
  })
})

describe('what is not a peer\u2019s', () => {
  it('is refused: the cookie, and the end of an application', async () => {
    const { a, call } = await lab()
    expect(await call('erlang', 'set_cookie', atom('other'))).toEqual(raised('notsup'))
    expect(await call('erlang', 'set_cookie', atom(a.name), atom('other'))).toEqual(raised('notsup'))
    expect(await call('application', 'stop', atom('kernel'))).toEqual(raised('notsup'))
    expect(await call('inet', 'gethostname')).toEqual(raised('notsup')) // no platform tells
  })

  it('makes no atom that is only asked for', async () => {
    const { call } = await lab()
    const ask = (name: string) => call('erlang', 'list_to_existing_atom', charlist(name))
    expect(await ask('ok')).toBe('ok')
    const before = await call('erlang', 'system_info', atom('atom_count'))
    expect(await ask('an atom that nobody has made')).toEqual(raised('badarg'))
    expect(await call('erlang', 'system_info', atom('atom_count'))).toBe(before)
  })
})

describe('sending without a connection', () => {
  it('is told, and makes none', async () => {
    const { b, call } = await lab()
    const nobody = t(atom('x'), atom('c@h3')) as unknown as Term
    expect(await call('erlang', 'send', nobody, 1, [atom('noconnect')])).toBe('noconnect')
    expect(b.isConnected('c@h3')).toBe(false)
  })
})
