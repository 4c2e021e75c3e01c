/** A program of the source tree and all that it imports, in one file: for who starts it often, or measures it. */
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
      rollupOptions: { output: { entryFileNames: name, ...asPublished } },
    },
  })
}
