import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Deed } from '../../worker/scene.ts'
import { pack, unpack } from './share.ts'

const deeds: Deed[] = [
  { at: 0, action: { does: 'type', at: 'a@h1', text: "net_adm:ping('b@h2'). % 乒乓" } },
  { at: 650.25, action: { does: 'cut', between: ['h1', 'h2'] } },
  { at: 650.25, action: { does: 'isolate', host: 'h2' } },
  {
    at: 650.25,
    action: { does: 'start_node', node: { name: 'c@h3', form: 'long', cookie: 'x', hidden: true } },
  },
  { at: 900, action: { does: 'wait', ms: 60_000 } },
]

/** That content, as a stranger could pack it. */
const packed = (content: unknown): string =>
  btoa(String.fromCharCode(...deflateSync(strToU8(JSON.stringify(content)))))

describe('a situation in a link', () => {
  it('comes out as it went in, in letters that an address leaves as they are', () => {
    const situation = { seed: 4_294_967_295, deeds, until: 61_234.5 }
    const text = pack(situation)
    expect(text).toMatch(/^[\w-]+$/)
    expect(unpack(text)).toEqual(situation)
  })

  it('is not offered when it would not be taken', () => {
    const line = (text: string): Deed => ({ at: 0, action: { does: 'type', at: 'a@h1', text } })
    const text = (deeds: Deed[]) => pack({ seed: 1, deeds, until: 0 })
    expect(unpack(text(Array(200).fill(line('ok.'))))?.deeds).toHaveLength(200)
    expect(text(Array(201).fill(line('ok.')))).toBeUndefined()
    const noise = Array.from({ length: 200 }, (_, n) =>
      line(Array.from({ length: 1000 }, (_, m) => ((n + 7) ** 3 * (m + 11) ** 2) % 9973).join('')),
    )
    expect(text(noise)).toBeUndefined()
  })

  it.each([
    ['no text', ''],
    ['no base64', '%%%'],
    ['no packed text', 'AAAA'],
    ['another version', packed([2, 1, 0, []])],
    ['no list of deeds', packed([1, 1, 0, {}])],
    [
      'an unknown form of name',
      packed([
        1,
        1,
        0,
        [{ at: 0, action: { does: 'start_node', node: { name: 'c@h3', cookie: 'x', form: 'tall' } } }],
      ]),
    ],
    ['an unknown deed', packed([1, 1, 0, [{ at: 0, action: { does: 'format_disk' } }]])],
    ['a name of every object', packed([1, 1, 0, [{ at: 0, action: { does: 'constructor' } }]])],
    ['a deed without its place', packed([1, 1, 0, [{ at: 0, action: { does: 'type', text: 'ok.' } }]])],
    ['a time that never comes', packed([1, 1, 1e300, []])],
    ['too many deeds', packed([1, 1, 0, Array(201).fill(deeds[0])])],
    [
      'more than fits',
      packed([1, 1, 0, [{ at: 0, action: { does: 'type', at: 'a', text: 'x'.repeat(2_000_000) } }]]),
    ],
  ])('is not there with %s', (_, text) => {
    expect(unpack(text)).toBeUndefined()
  })
})
