/** The learner's TypeScript as JavaScript with the same line numbers. */
import { transform } from 'sucrase'

/** `import` and `export` become `require` and `exports`, which the worker hands in. Throws what does not parse. */
export const stripTypes = (code: string): string =>
  transform(code, { transforms: ['typescript', 'imports'], disableESTransforms: true }).code
