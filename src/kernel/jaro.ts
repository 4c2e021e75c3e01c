/**
 * How alike two texts are, from 0 to 1, by the characters that both have at about the same place.
 * OTP: `string:jaro_similarity/2`, since 27; M. A. Jaro, 1989.
 */

/** Where a character stands in the second text, and which of these places is the first that is free. */
interface Places {
  readonly at: number[]
  next: number
}

export function jaroSimilarity(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0
  const range = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const left = new Map<string, Places>()
  for (const [j, character] of b.entries()) {
    const places = left.get(character) ?? { at: [], next: 0 }
    places.at.push(j)
    left.set(character, places)
  }
  const taken = new Set<number>()
  const inA = a.filter((character, i) => {
    const places = left.get(character)
    if (places === undefined) return false
    while ((places.at[places.next] ?? i) < i - range) places.next++
    const place = places.at[places.next]
    if (place === undefined || place > i + range) return false
    taken.add(place)
    places.next++
    return true
  })
  if (inA.length === 0) return 0
  const inB = b.filter((_, j) => taken.has(j))
  const swapped = inA.filter((character, i) => character !== inB[i]).length / 2
  const common = inA.length
  return (common / a.length + common / b.length + (common - swapped) / common) / 3
}
