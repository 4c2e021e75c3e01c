/** News leaves in batches, one after the other; who makes too many waits. */
import { describe, expect, it } from 'vitest'
import type { ToPage } from './messages.ts'
import { Outbox } from './outbox.ts'

const printed = (text: string): ToPage => ({ type: 'printed', node: 'a@h1', text })

function lab() {
  const batches: (readonly ToPage[])[] = []
  const outbox = new Outbox((batch) => batches.push(batch))
  const texts = (): string[] =>
    batches.map((batch) => batch.map((message) => (message.type === 'printed' ? message.text : '')).join(''))
  return { outbox, texts }
}

describe('the outbox', () => {
  it('sends the first at once, and what follows together when that was taken', () => {
    const { outbox, texts } = lab()
    for (const text of 'abc') outbox.say(printed(text))
    expect(texts()).toEqual(['a'])
    outbox.taken()
    expect(texts()).toEqual(['a', 'bc'])
    outbox.taken()
    outbox.say(printed('d'))
    expect(texts()).toEqual(['a', 'bc', 'd'])
  })

  it('has room again when enough has left', async () => {
    const { outbox } = lab()
    await outbox.room()
    for (let n = 0; n < 2002; n++) outbox.say(printed('x'))
    let hasRoom = false
    const room = outbox.room().then(() => {
      hasRoom = true
    })
    await Promise.resolve()
    expect(hasRoom).toBe(false)
    outbox.taken()
    await room
    expect(hasRoom).toBe(true)
  })
})
