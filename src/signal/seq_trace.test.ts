import { describe, expect, it } from 'vitest'
import { atom } from '../term/atom.ts'
import { LocalIdentity, Pid } from '../term/identifier.ts'
import { t } from '../term/tuple.ts'
import { KEEPS, replyToken, SeqTrace, type Token } from './seq_trace.ts'

const [me, other] = [1, 2].map((id) => new Pid(new LocalIdentity(), id, 0)) as [Pid, Pid]

/** The numbers are those that `erl` gives for the same. */
describe('sequential tracing', () => {
  const begun = (serial?: readonly [number, number]): SeqTrace => {
    const trace = new SeqTrace(me)
    trace.set({ label: 17, ...(serial && { serial }) })
    return trace
  }

  it('gives nothing to who has no token', () => {
    const trace = new SeqTrace(me)
    expect([trace.token, trace.sent(), trace.requested()]).toEqual([undefined, undefined, undefined])
  })

  it('counts what is sent, and says what was received last', () => {
    const trace = begun()
    expect(trace.token).toEqual(t(0, 17, 0, me, 0))
    const first = trace.sent()
    expect(first).toEqual(t(0, 17, 1, me, 0))
    trace.received(first)
    expect([trace.sent(), trace.sent()]).toEqual([t(0, 17, 2, me, 1), t(0, 17, 3, me, 1)])
  })

  it('never counts backwards when an older token comes', () => {
    const trace = begun([3, 7])
    trace.received(t(1, 5, 4, other, 2) as Token)
    expect(trace.token).toEqual(t(1, 5, 4, other, 2))
    expect(trace.sent()).toEqual(t(1, 5, 8, me, 4))
  })

  it('is over with a message without a token, and a new one begins with the serial received last', () => {
    const trace = begun()
    trace.received(t(1, 5, 4, other, 2) as Token)
    trace.received(KEEPS)
    expect(trace.token).toEqual(t(1, 5, 4, other, 2))
    trace.received(undefined)
    expect(trace.sent()).toBeUndefined()
    trace.set({ flags: 1 })
    expect([trace.token, trace.sent()]).toEqual([t(1, 0, 0, me, 4), t(1, 0, 5, me, 4)])
  })

  it('goes on in who is spawned, here and elsewhere', () => {
    const [trace, child] = [begun([3, 4]), new SeqTrace(other)]
    trace.inherited(child)
    expect([trace.token, child.token]).toEqual([t(0, 17, 5, me, 3), t(0, 17, 6, other, 5)])
    expect(trace.sent()).toEqual(t(0, 17, 7, me, 6))
    const request = begun().requested() as Token
    expect(request).toEqual(t(0, 17, 2, me, 0))
    expect(replyToken(request, atom('b@h') as never)).toEqual(t(0, 17, 2, atom('b@h'), 1))
  })

  it('counts on beyond 2^53, and begins anew where the integers of a BEAM end', () => {
    const trace = begun()
    trace.received(t(0, 17, 2n ** 58n, other, 0) as Token)
    expect(trace.sent()).toEqual(t(0, 17, 2n ** 58n + 1n, me, 2n ** 58n))
    trace.received(t(0, 17, 2n ** 59n - 1n, other, 0) as Token)
    expect(trace.sent()?.[2]).toBe(0)
  })
})
