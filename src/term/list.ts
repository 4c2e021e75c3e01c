/** Lists: arrays. An improper list, `[a | b]`, ends in something else than `[]` and has a class of its own. */
import { type Branded, type Composite, KIND, kindOf, PARTS, waitFor } from './kind.ts'

/** True for a list, which is an array that is no tuple. An improper list is none. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && (value as unknown as Partial<Branded>)[KIND] === undefined
}

/** A list that does not end in `[]`: `[1, 2 | 3]`. */
export class ImproperList<E = unknown, T = unknown> implements Branded<'improper'>, Composite {
  declare readonly [KIND]: 'improper'
  /** At least one. */
  readonly elements: readonly E[]
  /** What stands after the bar; never a list, nor an improper one. */
  readonly tail: T

  constructor(elements: readonly E[], tail: T) {
    if (elements.length === 0)
      throw new RangeError('an improper list has at least one element before its tail')
    if (isList(tail))
      throw new TypeError('a list with a list as its tail is a proper list: join the two arrays')
    if (kindOf(tail) === 'improper')
      throw new TypeError(
        'a list with an improper list as its tail is one improper list: join their elements',
      )
    this.elements = elements
    this.tail = tail
  }

  /** @internal */
  [PARTS](waiting: unknown[]): string {
    waiting.push(this.tail)
    return `L${waitFor(this.elements, waiting)}`
  }
}
Object.defineProperty(ImproperList.prototype, KIND, { value: 'improper' })

/** Erlang's `"abc"`: the list of the text's code points. */
export function charlist(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) as number)
}
