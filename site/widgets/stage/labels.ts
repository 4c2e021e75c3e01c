/** Where the words beside the arrows of the message diagram stand, so that none is written over another. */
import { fitted, type Point, type Turned, turnedOverlap } from './geometry.ts'

interface Line {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** Written above `x`, `y`, along its arrow: `angle` is in degrees, and never upside down. */
export interface Label extends Point {
  readonly text: string
  readonly angle: number
}

/** Room kept free on both sides of a label, in pixels. */
const BESIDE = 10
/** As many characters are shown even where an arrow is shorter. */
const LEAST = 12
/** Longer texts are for who points at the arrow. */
const LONGEST = 48
/** Of a line of text, and from the arrow to its middle. */
const HEIGHT = 13
const ABOVE = 9
/** Parts of an arrow's way: in the middle if that is free, else where it is. */
const PLACES = [0.5, 0.36, 0.64, 0.24, 0.76]
/** Where there is room for no text, so much of the shortest may have some. */
const SHARES = [0.75, 0.5]

/** `says`: what can be written there, the longest first. `each`: pixels that a character takes. */
export function labelled<L extends Line>(
  lines: readonly L[],
  says: (line: L) => readonly string[],
  each: number,
): (L & { readonly label: Label })[] {
  const taken: Turned[] = []
  const isFree = (label: Label): boolean => !taken.some((other) => turnedOverlap(other, areaOf(label, each)))
  return lines.map((line) => {
    const places = placesOf(line, says(line), each)
    const label = places.find(isFree) ?? (places[0] as Label)
    taken.push(areaOf(label, each))
    return { ...line, label }
  })
}

/** Where the words can stand, the best place first. */
function placesOf({ x1, y1, x2, y2 }: Line, texts: readonly string[], each: number): Label[] {
  const across = Math.abs(x2 - x1)
  const room = Math.min(Math.max(across - 2 * BESIDE, LEAST * each), LONGEST * each)
  const whole = texts.filter((text) => text.length * each <= room)
  const shortest = fitted(texts.at(-1) ?? '', room, each)
  const parts = SHARES.map((share) => fitted(shortest, shortest.length * each * share, each))
  const slope = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI
  const angle = Math.abs(slope) > 90 ? slope - Math.sign(slope) * 180 : slope
  return [...whole, shortest, ...parts].flatMap((text) => {
    const half = (text.length * each) / 2
    return PLACES.filter((part) => part === 0.5 || Math.min(part, 1 - part) * across >= half).map(
      (part): Label => ({ x: x1 + (x2 - x1) * part, y: y1 + (y2 - y1) * part, text, angle }),
    )
  })
}

/** What a label covers. */
export function areaOf({ x, y, text, angle }: Label, each: number): Turned {
  return { x, y: y - ABOVE, width: text.length * each, height: HEIGHT, angle }
}
