/** Looks up: the ground may not know of a floor above it. */
import type { Term } from '../term/term.ts'

export type Clock = Term
