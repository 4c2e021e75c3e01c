/** Which of the names that exist may have been meant by one that does not. */

/** The candidate that is nearest to `given`, if it is near enough to be a slip of the finger. */
export function nearMiss(given: string, candidates: Iterable<string>): string | undefined {
  const allowed = given.length < 2 ? 0 : given.length < 5 ? 1 : 2
  let nearest: string | undefined
  let least = allowed + 1
  for (const candidate of candidates) {
    const distance = slips(given.toLowerCase(), candidate.toLowerCase())
    if (distance < least) [nearest, least] = [candidate, distance]
  }
  return nearest
}

/** How many letters are to be put in, left out, changed or swapped with their neighbour to get from `a` to `b`. */
function slips(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const line = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      line.push(
        Math.min(
          at(above, column) + 1,
          at(line, column - 1) + 1,
          at(above, column - 1) + (same ? 0 : 1),
          swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    before = above
    above = line
  }
  return at(above, b.length)
}

const at = (line: readonly number[], column: number): number => line[column] ?? Number.POSITIVE_INFINITY
