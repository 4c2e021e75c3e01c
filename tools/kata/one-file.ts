/** The code of whoever plays a kata, as one file of JavaScript. `./given.ts` stays outside. */
import { build, type Plugin, type Rollup } from 'vite'

/** A mistake is joined with the solution that it changes. */
export async function asOneFile(file: string): Promise<string> {
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
