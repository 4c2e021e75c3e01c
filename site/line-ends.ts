/**
 * Where a line of code that is too long may go on below, beside its blanks. The browser's own rules are those of prose:
 * they part a hyphen from its option and a quotation mark from what it opens, and know no place in a long word.
 */

/** In characters: what is longer than most of a phone's line may be parted within, and a string only then. */
const LONG = 30

/** A hyphen, a mark or a sign and what it begins; an opening quotation mark, which has no word before it. */
const TOGETHER = /-(?=\S)|[!?](?=\w)|#(?=\{)|(?<![\w)\]}>.'"`])["'`](?=[^\s)\]},;])/g

/** Behind these a long word goes on below, though not where what follows closes or goes on with them. */
const APART = /[,(](?![)}\]'"`]*$|[)}\]])|\|(?![|}])|\.(?=[A-Za-z_])|(?<=\w)\/(?=\w)/g

const WORD = /\S+/g
const STRING = /(["'`])(?:\\.|(?!\1).)*\1/g

/** What holds at the end of a sign: no line ends there, or one may. */
export type End = 'joined' | 'breakable'

/** By the place behind the sign in the line. */
export function lineEnds(line: string): ReadonlyMap<number, End> {
  const ends = new Map<number, End>()
  for (const { index } of line.matchAll(TOGETHER)) ends.set(index + 1, 'joined')
  const whole = [...line.matchAll(STRING)].filter(([string]) => string.length <= LONG)
  const isWithin = (place: number): boolean =>
    whole.some(({ index, 0: { length } }) => place > index && place < index + length)
  for (const { 0: word, index: start } of line.matchAll(WORD)) {
    if (word.length <= LONG) continue
    for (const { index } of word.matchAll(APART)) {
      const place = start + index + 1
      if (!isWithin(place)) ends.set(place, 'breakable')
    }
  }
  return ends
}
