/**
 * How alike two texts are, from 0 to 1, by the characters that both have at about the same place.
 * OTP: `string:jaro_similarity/2`, since 27; M. A. Jaro, 1989.
 */
export function jaroSimilarity(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0
  const range = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Set<number>()
  const inA = a.filter((character, i) => {
    for (let j = Math.max(0, i - range); j <= i + range && j < b.length; j++) {
      if (b[j] !== character || taken.has(j)) continue
      taken.add(j)
      return true
    }
    return false
  })
  if (inA.length === 0) return 0
  const inB = b.filter((_, j) => taken.has(j))
  const swapped = inA.filter((character, i) => character !== inB[i]).length / 2
  const common = inA.length
  return (common / a.length + common / b.length + (common - swapped) / common) / 3
}
