/** Stands in for `src/global/mesh.ts`: whom `global` connects with, and whom it tells, is the learner's choice. */
export type { Steps } from '../../src/global/mesh.ts'
export { met, newcomers } from './kata.ts'
