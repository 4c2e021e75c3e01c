import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../env/virtual_env.ts'
import { atom } from '../term/atom.ts'
import { any } from '../term/pattern.ts'
import { t } from '../term/tuple.ts'
import { Mailbox } from './mailbox.ts'

describe('a mailbox', () => {
  it('gives the first message that fits and leaves the others in order', () => {
    const mailbox = new Mailbox(new VirtualClock())
    for (const n of [1, 2, 3, 4]) mailbox.deliver(n)
    expect([mailbox.takeFirst(3), mailbox.takeFirst(any), mailbox.takeFirst(9)]).toEqual([3, 1, undefined])
    expect([mailbox.takeFirst(any), mailbox.takeFirst(any), mailbox.length]).toEqual([2, 4, 0])
  })

  it('wakes who waits only for what fits', async () => {
    const mailbox = new Mailbox(new VirtualClock())
    const waiting = mailbox.next(t(atom('answer'), any), undefined)
    mailbox.deliver(atom('noise'))
    mailbox.deliver(t(atom('answer'), 42) as never)
    expect(await waiting).toEqual(t(atom('answer'), 42))
    expect(mailbox.length).toBe(1)
  })

  it('gives up after the time, and not if the message came first', async () => {
    const clock = new VirtualClock()
    const mailbox = new Mailbox(clock)
    const late = mailbox.next(1, 100)
    await clock.advance(100)
    expect(await late).toBeUndefined()
    const inTime = mailbox.next(1, 100)
    mailbox.deliver(1)
    await clock.advance(100)
    expect(await inTime).toBe(1)
    expect(clock.nextDue).toBeUndefined()
  })

  it('has priority messages first, in their order, whatever is taken between', () => {
    const mailbox = new Mailbox(new VirtualClock())
    for (const n of [1, 2, 3]) mailbox.deliver(n)
    for (const n of [10, 20, 30]) mailbox.deliver(n, true)
    expect([mailbox.takeFirst(20), mailbox.takeFirst(2)]).toEqual([20, 2])
    mailbox.deliver(40, true)
    mailbox.deliver(4)
    const rest = []
    for (let n = mailbox.takeFirst(any); n !== undefined; n = mailbox.takeFirst(any)) rest.push(n)
    expect(rest).toEqual([10, 30, 40, 1, 3, 4])
    mailbox.deliver(5)
    mailbox.deliver(50, true)
    expect([mailbox.takeFirst(any), mailbox.takeFirst(any)]).toEqual([50, 5])
  })

  it('tells with which mark each was received, for who asks', async () => {
    const mailbox = new Mailbox(new VirtualClock())
    mailbox.deliver(1, false, 'lost')
    const marks: unknown[] = []
    mailbox.onReceive = (mark) => marks.push(mark)
    mailbox.deliver(2)
    mailbox.deliver(3, false, 'three')
    mailbox.deliver(4, false, 'four')
    mailbox.deliver(5, true, 'five')
    for (const pattern of [4, 1, 5, 3, 2]) mailbox.takeFirst(pattern)
    expect(marks.splice(0)).toEqual(['four', undefined, 'five', 'three', undefined])
    const next = mailbox.next(6, undefined)
    mailbox.deliver(6, false, 'six')
    await next
    expect(marks.splice(0)).toEqual(['six'])
    for (let n = 0; n < 5000; n++) mailbox.deliver(n, false, n % 3 === 0 ? n : undefined)
    for (let n = 0; n < 5000; n++) mailbox.takeFirst(any)
    expect(marks.every((mark, n) => mark === (n % 3 === 0 ? n : undefined))).toBe(true)
  })

  it('lets one wait at a time', () => {
    const mailbox = new Mailbox(new VirtualClock())
    void mailbox.next(1, undefined)
    expect(() => mailbox.next(2, undefined)).toThrow('waits in a receive already')
  })

  it('keeps its order over many messages taken and left', () => {
    const mailbox = new Mailbox(new VirtualClock())
    for (let n = 0; n < 10_000; n++) mailbox.deliver(n)
    expect(mailbox.takeFirst(5000)).toBe(5000)
    const rest = []
    for (let n = mailbox.takeFirst(any); n !== undefined; n = mailbox.takeFirst(any)) rest.push(n)
    expect(rest).toEqual(Array.from({ length: 10_000 }, (_, n) => n).filter((n) => n !== 5000))
  })
})
