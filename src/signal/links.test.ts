import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Atom, atom } from '../term/atom.ts'
import { LocalIdentity, Pid, remoteIdentity } from '../term/identifier.ts'
import { effectOfExit } from './exit_rules.ts'
import { Links } from './links.ts'

const a = new Pid(new LocalIdentity(), 1, 0)
const b = new Pid(remoteIdentity(atom('b@h2') as Atom, 1), 2, 0)

describe('the links of a process', () => {
  it('are asked for once, from either side', () => {
    const links = new Links()
    expect([links.link(b), links.link(b)]).toEqual([true, false])
    links.linkReceived(b)
    expect(links.active()).toEqual([b])
    const asked = new Links()
    asked.linkReceived(a)
    expect(asked.link(a)).toBe(false)
  })

  it('are over at once for who unlinks: an exit signal by them counts no more', () => {
    const links = new Links()
    links.link(b)
    const id = links.unlink(b)
    expect(id).toBe(1n)
    expect(links.unlink(b)).toBeUndefined()
    expect(links.broken(b)).toBe(false)
  })

  it('stay over when a LINK meets an unlink on its way', () => {
    const links = new Links()
    links.link(b)
    links.unlink(b)
    links.linkReceived(b)
    expect(links.active()).toEqual([])
  })

  it('are made afresh before the acknowledgement, which is stale then', () => {
    const links = new Links()
    links.link(b)
    const id = links.unlink(b) ?? 0n
    expect(links.link(b)).toBe(true)
    links.unlinkAcknowledged(b, id)
    expect(links.active()).toEqual([b])
    const second = links.unlink(b) ?? 0n
    links.unlinkAcknowledged(b, id)
    links.linkReceived(b)
    expect(links.active()).toEqual([]) // the stale one has not opened the way
    links.unlinkAcknowledged(b, second)
    links.linkReceived(b)
    expect(links.active()).toEqual([b])
  })

  it('are the same at both ends once all signals have arrived, whatever was said in between', () => {
    type Step = 'link a' | 'link b' | 'unlink a' | 'unlink b' | 'to a' | 'to b'
    type Sent = { type: 'link' } | { type: 'unlink' | 'ack'; id: bigint }
    const steps = fc.array(fc.constantFrom<Step>('link a', 'link b', 'unlink a', 'unlink b', 'to a', 'to b'))
    fc.assert(
      fc.property(steps, (program) => {
        const ends = {
          a: { self: a, peer: b, links: new Links(), inbox: [] as Sent[] },
          b: { self: b, peer: a, links: new Links(), inbox: [] as Sent[] },
        }
        const arrive = (at: 'a' | 'b'): void => {
          const { links, peer, inbox } = ends[at]
          const other = ends[at === 'a' ? 'b' : 'a']
          const sent = inbox.shift()
          if (sent === undefined) return
          if (sent.type === 'link') links.linkReceived(peer)
          else if (sent.type === 'ack') links.unlinkAcknowledged(peer, sent.id)
          else {
            links.unlinkReceived(peer)
            other.inbox.push({ type: 'ack', id: sent.id })
          }
        }
        for (const step of program) {
          const [what, who] = step.split(' ') as ['link' | 'unlink' | 'to', 'a' | 'b']
          const { links, peer } = ends[who]
          const out = ends[who === 'a' ? 'b' : 'a'].inbox
          if (what === 'to') arrive(who)
          else if (what === 'link') {
            if (links.link(peer)) out.push({ type: 'link' })
          } else {
            const id = links.unlink(peer)
            if (id !== undefined) out.push({ type: 'unlink', id })
          }
        }
        while (ends.a.inbox.length + ends.b.inbox.length > 0) {
          arrive('a')
          arrive('b')
        }
        expect(ends.a.links.active().length).toBe(ends.b.links.active().length)
        expect(ends.a.links.on(b.node).length).toBe(ends.b.links.on(a.node).length)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('an exit signal', () => {
  const exit = (type: 'exit' | 'exit2', reason: string, from = b) => ({
    type,
    from,
    to: a,
    reason: atom(reason),
  })

  it.each([
    [exit('exit', 'normal'), false, 'ignored'],
    [exit('exit2', 'normal'), false, 'ignored'],
    [exit('exit', 'normal'), true, "{'EXIT',"],
    [exit('exit2', 'normal', a), false, 'end normal'],
    [exit('exit', 'boom'), false, 'end boom'],
    [exit('exit', 'boom'), true, "{'EXIT',"],
    [exit('exit', 'kill'), false, 'end kill'],
    [exit('exit', 'kill'), true, "{'EXIT',"],
    [exit('exit2', 'kill'), false, 'end killed'],
    [exit('exit2', 'kill'), true, 'end killed'],
  ])('%# has its effect', (signal, trapping, expected) => {
    const effect = effectOfExit(signal, trapping)
    const { reason } = signal
    if (effect.effect === 'message') {
      expect(expected).toBe("{'EXIT',")
      expect(effect.message).toEqual(expect.objectContaining({ 0: atom('EXIT'), 1: signal.from, 2: reason }))
    } else expect(effect.effect === 'end' ? `end ${effect.reason}` : effect.effect).toBe(expected)
  })
})
