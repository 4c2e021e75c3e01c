/** Half of a circle, made of type imports alone. */
import type { Term } from './term.ts'

export interface Atom {
  readonly parts: readonly Term[]
}
