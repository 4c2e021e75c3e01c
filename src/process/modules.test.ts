import { describe, expect, it } from 'vitest'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { ErlangError } from './erlang_error.ts'
import { Modules } from './modules.ts'
import type { Self } from './self.ts'

const self = {} as Self

function raisedBy(run: () => unknown): ErlangError {
  try {
    run()
  } catch (error) {
    return error as ErlangError
  }
  throw new Error('nothing was raised')
}

describe('callable modules', () => {
  const modules = new Modules()
  modules.set('math', {
    double: (_self, n) => (n as number) * 2,
    'add/2': (_self, a, b) => (a as number) + (b as number),
  })

  it('are called by name, or by name and arity', async () => {
    expect(await modules.apply(self, atom('math'), atom('double'), [21])).toBe(42)
    expect(await modules.apply(self, atom('math'), atom('add'), [1, 2])).toBe(3)
    expect([modules.has('math', 'add', 2), modules.has('math', 'add', 3)]).toEqual([true, false])
  })

  it.each(['triple', 'add', 'constructor', 'hasOwnProperty'])(
    'raise undef for %s/1, which nobody declared',
    (name) => {
      const raised = raisedBy(() => modules.apply(self, atom('math'), atom(name), [1]))
      expect(format(raised.exitReason)).toBe(`{undef,[{math,${format(atom(name))},[1],[]}]}`)
    },
  )

  it('give back a copy that is a term, or fail', async () => {
    const list = [1]
    modules.set('leaky', { list: () => list, none: () => undefined })
    const result = await modules.apply(self, atom('leaky'), atom('list'), [])
    expect(result).toEqual([1])
    expect(result).not.toBe(list)
    expect(() => modules.apply(self, atom('leaky'), atom('none'), [])).toThrow('undefined is no Erlang term')
  })
})
