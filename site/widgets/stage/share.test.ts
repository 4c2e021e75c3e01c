import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Deed } from '../../worker/scene.ts'
import { fromHash, toHash } from './share.ts'

const deeds: Deed[] = [
  { at: 0, action: { does: 'type', at: 'a@h1', text: "net_adm:ping('b@h2'). % 乒乓" } },
  { at: 650.25, action: { does: 'cut', between: ['h1', 'h2'] } },
  { at: 650.25, action: { does: 'start_node', node: { name: 'c@h3', cookie: 'x', hidden: true } } },
  { at: 900, action: { does: 'wait', ms: 60_000 } },
]

/** A hash of that content, as a stranger could make it. */
const hashOf = (content: unknown): string =>
  `#mesh=${btoa(String.fromCharCode(...deflateSync(strToU8(JSON.stringify(content)))))}`

describe('a situation in a link', () => {
  it('comes out as it went in, by its own name only', () => {
    const situation = { seed: 4_294_967_295, deeds, until: 61_234.5 }
    const hash = toHash('mesh', situation)
    expect(hash).toMatch(/^#mesh=[\w-]+$/)
    expect(fromHash('mesh', hash)).toEqual(situation)
    expect(fromHash('hide', hash)).toBeUndefined()
  })

  it('is not offered when it would not be taken', () => {
    const line = (text: string): Deed => ({ at: 0, action: { does: 'type', at: 'a@h1', text } })
    const hash = (deeds: Deed[]): string => toHash('mesh', { seed: 1, deeds, until: 0 })
    expect(hash(Array(200).fill(line('ok.')))).toMatch(/^#mesh=/)
    expect(hash(Array(201).fill(line('ok.')))).toBe('')
    const noise = Array.from({ length: 200 }, (_, n) =>
      line(Array.from({ length: 1000 }, (_, m) => ((n + 7) ** 3 * (m + 11) ** 2) % 9973).join('')),
    )
    expect(hash(noise)).toBe('')
  })

  it.each([
    ['no text', '#mesh='],
    ['no base64', '#mesh=%%%'],
    ['no packed text', '#mesh=AAAA'],
    ['another version', hashOf([2, 1, 0, []])],
    ['no list of deeds', hashOf([1, 1, 0, {}])],
    ['an unknown deed', hashOf([1, 1, 0, [{ at: 0, action: { does: 'format_disk' } }]])],
    ['a name of every object', hashOf([1, 1, 0, [{ at: 0, action: { does: 'constructor' } }]])],
    ['a deed without its place', hashOf([1, 1, 0, [{ at: 0, action: { does: 'type', text: 'ok.' } }]])],
    ['a time that never comes', hashOf([1, 1, 1e300, []])],
    ['too many deeds', hashOf([1, 1, 0, Array(201).fill(deeds[0])])],
    [
      'more than fits',
      hashOf([1, 1, 0, [{ at: 0, action: { does: 'type', at: 'a', text: 'x'.repeat(2_000_000) } }]]),
    ],
  ])('is not there with %s', (_, hash) => {
    expect(fromHash('mesh', hash)).toBeUndefined()
  })
})
