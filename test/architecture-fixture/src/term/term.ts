/** Leads back to atom.ts, which leads here. */
import type { Atom } from './atom.ts'

export type Term = Atom | number
