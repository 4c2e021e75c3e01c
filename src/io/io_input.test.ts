import { describe, expect, it } from 'vitest'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { LocalIdentity } from '../term/identifier.ts'
import { charlist } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { type Asker, Input } from './io_input.ts'

const home = new LocalIdentity()
const tuple = (...elements: Term[]): Term => t(...elements) as unknown as Term

/** The answer to `get_until`, of a device with these lines, when the asker's function is `apply`. */
async function answered(lines: string[], apply: Asker['apply']): Promise<string> {
  const input = new Input(async () => lines.shift())
  const request = tuple(atom('get_until'), atom('unicode'), charlist(''), atom('m'), atom('f'), [7])
  return format(await input.answer(request, { apply, home }))
}

describe('get_until', () => {
  it('gives line after line to the function, with what it said last, and keeps the rest', async () => {
    const given: string[] = []
    const input = new Input(async () => (given.length < 2 ? `line ${given.length}` : undefined))
    const request = tuple(atom('get_until'), atom('unicode'), charlist(''), atom('m'), atom('f'), [7])
    const apply: Asker['apply'] = async (_module, _name, args) => {
      given.push(format(args))
      return given.length < 2 ? tuple(atom('more'), atom('kept')) : tuple(atom('done'), 1, charlist('rest\n'))
    }
    const answer = await input.answer(request, { apply, home })
    expect([answer, given]).toEqual([1, ['[[],"line 0\\n",7]', '[kept,"line 1\\n",7]']])
    const line = input.answer(tuple(atom('get_line'), atom('unicode'), charlist('')), { apply, home })
    expect(format(await line)).toBe('"rest\\n"')
  })

  it('ends with the input, even for a function that always wants more', async () => {
    expect(await answered(['a'], async () => tuple(atom('more'), []))).toBe('{error,f}')
  })

  it('is an error when the function fails, or says neither', async () => {
    expect(await answered(['a'], () => Promise.reject(new Error('nodedown')))).toBe('{error,f}')
    expect(await answered(['a'], async () => atom('hm'))).toBe('{error,f}')
  })
})
