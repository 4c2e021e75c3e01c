/** A folder barrel: who imports it imports the whole folder. */
export type { Atom } from './atom.ts'
