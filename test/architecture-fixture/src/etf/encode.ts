/** Imports a barrel in place of the file. */
import type { Atom } from '../term/mod.ts'

export const encode = (atom: Atom) => atom
