/** The learner's TypeScript as the JavaScript that the worker runs, with the same line numbers. */
import { transform } from 'sucrase'
import { guardLoops } from './guard-loops.ts'

/** `import` and `export` become `require` and `exports`, which the worker hands in. Throws what does not parse. */
export const stripTypes = (code: string): string =>
  guardLoops(transform(code, { transforms: ['typescript', 'imports'], disableESTransforms: true }).code)
