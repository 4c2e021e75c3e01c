/**
 * One file of JavaScript that holds a kata's tests, the kit, the part of the runtime that they touch and whoever plays
 * `kata.ts`. A fresh worker can run it without a compiler, and it is the same recipe for the command and the page.
 */
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { build, type Plugin, type Rollup } from 'vite'
import { type Casting, castingPlugin } from './casting.ts'

export interface Bundle {
  readonly code: string
  /** Every file of the project that went into it. */
  readonly files: readonly string[]
}

/** Bundles `entry`, the text of a module that may import by absolute path. Rejects with `BundleError`. */
export async function bundle(entry: string, casting: Casting, for_: 'node' | 'browser'): Promise<Bundle> {
  try {
    const built = (await build({
      configFile: false,
      root: casting.root,
      logLevel: 'silent',
      oxc: false, // the bundler takes TypeScript itself, and then its messages name the lines of the file
      plugins: [entryPlugin(entry), castingPlugin(casting)],
      define: { 'process.env.NODE_ENV': '"test"' },
      ssr: { noExternal: true, target: for_ === 'node' ? 'node' : 'webworker' },
      build: {
        ssr: for_ === 'node',
        write: false,
        minify: for_ === 'browser',
        target: 'es2022',
        // Lines are for learners. To read a map costs as much as to read the code.
        sourcemap: casting.player === 'learner' ? 'inline' : false,
        reportCompressedSize: false,
        modulePreload: false,
        rollupOptions: {
          input: ENTRY,
          output: { format: 'es', codeSplitting: false, entryFileNames: 'kata.js' },
        },
      },
    })) as Rollup.RollupOutput | Rollup.RollupOutput[]
    const chunk = (Array.isArray(built) ? built : [built])[0]?.output[0]
    if (chunk === undefined) throw new Error('the bundler gave no output')
    return {
      code: chunk.code,
      files: chunk.moduleIds.filter((id) => path.isAbsolute(id)).map((id) => id.split('?')[0] ?? id),
    }
  } catch (cause) {
    throw new BundleError(cause)
  }
}

const ENTRY = 'pangpong:entry'

function entryPlugin(text: string): Plugin {
  return {
    name: ENTRY,
    enforce: 'pre',
    resolveId: (source) => (source === ENTRY ? `\0${ENTRY}` : undefined),
    load: (id) => (id === `\0${ENTRY}` ? text : undefined),
  }
}

/** The bundler's words on what does not compile, without its decoration. */
export class BundleError extends Error {
  override readonly name = 'BundleError'

  constructor(cause: unknown) {
    const text = stripVTControlCharacters(cause instanceof Error ? cause.message : String(cause))
    super(
      text
        .replace(/^(?:Build|Transform) failed with .*\n+/, '')
        .replaceAll(/^\[[^\]]*\] */gm, '')
        .trim(),
      { cause },
    )
  }
}
