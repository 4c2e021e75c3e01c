/**
 * The code of whoever plays a kata, as one file: what a page has. A mistake is joined with the solution that it changes;
 * `./given.ts` stays outside.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin, type Rollup } from 'vite'

/** Whole files stay as they were written. */
export async function asOneFile(file: string): Promise<string> {
  if (path.basename(file) === 'kata.ts') return readFile(file, 'utf8')
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [givenStaysOutside],
    build: { ssr: file, write: false, minify: false, target: 'es2022' },
  })) as Rollup.RollupOutput
  return built.output[0].code
}

const givenStaysOutside: Plugin = {
  name: 'pangpong:given',
  enforce: 'pre',
  resolveId: (source) => (source.endsWith('/given.ts') ? { id: './given.ts', external: true } : undefined),
}
