/** What this kata gives you. `atom('ok')` is how Erlang's `ok` is written here. */
export { atom } from '../../src/term/atom.ts'
export type { TermInput } from '../../src/term/term.ts'
export { todo } from '../kit/todo.ts'
