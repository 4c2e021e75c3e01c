/** Would not run in a browser. */
export { createHash as digest } from 'node:crypto'
