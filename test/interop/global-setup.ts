/**
 * The command `pangpong`, bundled once for all who start it here: out of the sources it takes a second and a half to
 * start, and the tests start it half a hundred times.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { bundle } from '../../tools/bundle.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The file of the command. */
    readonly cli: string
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'pangpong-command-'))
  await bundle(fileURLToPath(new URL('../../src/nodejs/cli.ts', import.meta.url)), folder, 'cli.js')
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  provide('cli', join(folder, 'cli.js'))
  return () => rm(folder, { recursive: true, force: true })
}
