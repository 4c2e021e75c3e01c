/** Two heaps on the stage: what is sent stays as it was, near and far, whatever the sender does to its own. */
import { describe, expect, it } from 'vitest'
import { boxOf } from '../../worker/boxes.ts'
import { examples } from '../../worker/heap-examples.ts'
import { play } from '../plays/heaps.ts'
import { Rehearsal } from '../plays/rehearsal.ts'
import { stepOf } from './sentences.ts'

describe.each([
  ['near', 'warehouse', 'a@h1'],
  ['far', "{warehouse, 'b@h2'}", 'b@h2'],
] as const)('what is sent %s', (_, to, at) => {
  it.each(examples)('as $name is what arrives, whatever is done to it afterwards', async ({ id }) => {
    const stage = await Rehearsal.open(play)
    const shopper = (message: string): Promise<string> => stage.type('a@h1', `shopper ! ${message}.`)
    await shopper(`{take, ${id}}`)
    expect(stage.heaps).toMatchObject({ example: id, sent: undefined, got: undefined })
    const before = stage.heaps?.own.text
    // In one moment: the message has not arrived when its sender changes its own.
    await stage.atOnce([
      { does: 'type', at: 'a@h1', text: `shopper ! {send, ${to}}.` },
      { does: 'type', at: 'a@h1', text: 'shopper ! change.' },
    ])
    expect(stage.heaps).toMatchObject({
      sent: { text: before },
      got: { text: before, node: at },
      taken: false,
    })
    expect(stage.heaps?.own.text).not.toBe(before)
    expect(stepOf(stage.heaps)).toBe('changed')
    await stage.type(at, 'warehouse ! look.')
    expect(stage.heaps).toMatchObject({ got: { text: before }, taken: true })
    await shopper(`{take, ${id}}`)
    expect(stepOf(stage.heaps)).toBe('begun')
  })
})

describe('boxes', () => {
  it('two pointers to one object lead to one box; those of a copy do not', () => {
    const row = [0]
    const [first, second] = boxOf([row, row]).cells
    expect(first?.to).toBe(second?.to)
    const [one, other] = boxOf([[0], [0]]).cells
    expect(one?.to).not.toBe(other?.to)
  })
})
