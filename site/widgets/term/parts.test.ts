import { describe, expect, it } from 'vitest'
import { encode } from '../../../src/mod.ts'
import { readTerm } from '../../../src/shell/read_term.ts'
import { type Part, partsOf } from './parts.ts'
import { read } from './read.ts'

const of = (text: string): Part => partsOf(encode(readTerm(text)))
const hex = (text: string) => read({ as: 'hex', text })

/** Where each field begins and ends, in the order of the bytes. */
function spans({ fields, parts }: Part): [number, number][] {
  return [...fields.map(({ from, to }): [number, number] => [from, to]), ...parts.flatMap(spans)]
}

describe('the parts of a term', () => {
  it.each([
    '1',
    '256',
    '-1',
    '12345678901234567890',
    '2.5',
    'ok',
    "'ü'",
    '""',
    '"abc"',
    '[1,2.5]',
    '[a|b]',
    '{}',
    '{ok,<<1,2>>}',
    '<<1:3>>',
    '#{a => [1000],b => {c}}',
    'fun lists:map/2',
  ])('of %s are all its bytes, each once', (text) => {
    const bytes = encode(readTerm(text))
    const all = spans(partsOf(bytes))
    expect(all[0]?.[0]).toBe(1)
    for (const [index, [, to]] of all.entries()) expect(all[index + 1]?.[0] ?? bytes.length).toBe(to)
  })

  it('have the names of the specification, and say what they are to the whole', () => {
    const list = of('[256|a]')
    expect(list).toMatchObject({
      name: 'LIST_EXT',
      text: '[256|a]',
      fields: [
        { name: 'Tag', from: 1, to: 2 },
        { name: 'Length', from: 2, to: 6 },
      ],
      parts: [
        { name: 'INTEGER_EXT', role: 'element', text: '256' },
        { name: 'SMALL_ATOM_UTF8_EXT', role: 'tail', text: 'a' },
      ],
    })
    expect(of('#{a => 1}').parts.map(({ role }) => role)).toEqual(['key', 'value'])
  })

  it('of identifiers, of older forms, and of what is deflated', () => {
    const pid = hex('83 58 77 03 61 40 62 00 00 00 59 00 00 00 00 6b 03 21 cd').root
    expect(pid?.fields.map(({ name, from }) => `${name} ${from}`)).toEqual([
      'Tag 1',
      'Node 2',
      'ID 7',
      'Serial 11',
      'Creation 15',
    ])
    expect(hex('83 64 00 02 6f 6b').root).toMatchObject({ name: 'ATOM_EXT', text: 'ok' })
    // term_to_binary(lists:duplicate(30, 1000), [compressed])
    const deflated = hex('83500000009C789CCB616060904B6260607E31E8882C00DED427FB')
    expect(deflated.root?.name).toBe('COMPRESSED')
  })
})

describe('what is typed', () => {
  it('as bytes is told where it breaks', () => {
    expect(hex('83 68 02 61 01').problem).toMatchObject({ is: 'no such bytes', offset: 5 })
    expect(hex('83 05').problem).toMatchObject({ is: 'no such bytes', offset: 1 })
    expect(hex('61 01').problem).toMatchObject({ is: 'no such bytes', offset: 0 })
    expect(hex('83 6g').problem).toEqual({ is: 'no hex', found: 'g', column: 5 })
    expect(hex('836').problem).toEqual({ is: 'half a byte' })
    expect(hex(' ').problem).toEqual({ is: 'empty' })
  })

  it('as a term is told where it breaks, and how large is too large', () => {
    expect(read({ as: 'term', text: '{ok,}' }).problem).toMatchObject({ is: 'no term', column: 5 })
    for (const text of ['<<0:8000>>', '<<0:60000000>>', '<<0:(8000 * 8000)>>'])
      expect(read({ as: 'term', text }).problem).toEqual({ is: 'too long' })
    expect(read({ as: 'term', text: '<<":(">>' }).problem).toBeUndefined()
  })
})
