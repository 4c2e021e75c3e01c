/**
 * A program of the source tree, in one file: for who starts it often, or measures it. The packages that it needs are
 * another file beside it, as they are where the library is installed.
 */
import { build } from 'vite'
import { asPublished } from './as-published.ts'

/** Writes the program that begins in the module `entry` to `name` in `folder`. */
export async function bundle(entry: string, folder: string, name: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: name, ...packagesApart, ...asPublished } },
    },
  })
}

const packagesApart = {
  chunkFileNames: '[name]-[hash].mjs',
  codeSplitting: { groups: [{ name: 'packages', test: /node_modules/ }] },
}
