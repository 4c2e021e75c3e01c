import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Search } from './byte_search.ts'

/** Few different bytes, so that patterns repeat themselves and are found. */
const bytes = (minLength: number) => fc.uint8Array({ min: 0, max: 1, minLength, maxLength: 12 })

it('finds the first place from any point on, as a look at every place does', () => {
  fc.assert(
    fc.property(bytes(0), bytes(1), fc.nat(12), (whole, pattern, from) => {
      const search = new Search(whole, pattern)
      search.goTo(from)
      const isAt = (at: number) => pattern.every((byte, i) => whole[at + i] === byte)
      const places = Array.from({ length: whole.length }, (_, at) => at).filter(
        (at) => at >= from && isAt(at),
      )
      expect(search.at).toBe(places[0] ?? Number.POSITIVE_INFINITY)
    }),
  )
})

it('takes no longer for a pattern that almost fits everywhere', () => {
  const pattern = new Uint8Array(500_000)
  pattern[499_999] = 1
  const search = new Search(new Uint8Array(1_000_000), pattern)
  search.goTo(0)
  expect(search.at).toBe(Number.POSITIVE_INFINITY)
})
