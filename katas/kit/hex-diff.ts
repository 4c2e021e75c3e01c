/** Two byte sequences side by side, cut to the neighbourhood of the first difference. */

export interface HexDiff {
  readonly expected: string
  readonly actual: string
  readonly marker: string
  /** Index of the first byte that differs, or of the first that is missing or too many. */
  readonly first: number
}

/** Bytes shown at most: two rows would not help, and a row of 16 fits a terminal of 80 columns. */
const ROW = 16

/** `undefined` for equal bytes. */
export function hexDiff(expected: Uint8Array, actual: Uint8Array): HexDiff | undefined {
  let first = 0
  while (first < expected.length && expected[first] === actual[first]) first++
  if (first === expected.length && actual.length === expected.length) return undefined
  const start = Math.max(0, first - ROW / 2)
  const before = start > 0 ? '… ' : ''
  const column = before.length + (first - start) * 3
  return {
    expected: before + row(expected, start),
    actual: before + row(actual, start),
    marker: `${' '.repeat(column)}^^`,
    first,
  }
}

function row(bytes: Uint8Array, start: number): string {
  const shown = Array.from(bytes.subarray(start, start + ROW), (byte) => byte.toString(16).padStart(2, '0'))
  if (start + ROW < bytes.length) shown.push('…')
  return shown.length === 0 ? '(end)' : shown.join(' ')
}
