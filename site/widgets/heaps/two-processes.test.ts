import { describe, expect, it } from 'vitest'
import { boxOf } from './boxes.ts'
import { examples } from './examples.ts'
import { run } from './two-processes.ts'

describe.each(examples)('the shopper sends its $name', (example) => {
  it('and whatever it does afterwards, the warehouse takes out what was sent', async () => {
    const [begun, sent, changed, received] = await run(example, 'received')
    expect(begun?.receiver).toBeUndefined()
    expect(sent?.receiver?.text).toBe(begun?.sender.text)
    expect(changed?.sender.text).not.toBe(begun?.sender.text)
    expect(changed?.receiver).toEqual(sent?.receiver)
    expect(received?.receiver).toEqual(sent?.receiver)
  })

  it('goes no further than it is asked to', async () => {
    expect(await run(example, 'sent')).toHaveLength(2)
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
