/**
 * The library, as it is published: ES modules with their types, and the command.
 * `dist/mod.js` runs anywhere, a browser included; `dist/nodejs/mod.js` and `dist/cli.js` need Node.
 */
import { defineConfig } from 'tsdown'
import { asPublished } from './tools/as-published.ts'

export default defineConfig({
  entry: { mod: 'src/mod.ts', 'nodejs/mod': 'src/nodejs/mod.ts', cli: 'src/nodejs/cli.ts' },
  format: 'esm',
  platform: 'node', // the folder rules of src keep Node out of mod.js, and the package's test checks it
  target: 'es2023',
  dts: true,
  fixedExtension: false,
  outDir: 'dist',
  outputOptions: asPublished,
})
