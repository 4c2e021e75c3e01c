/**
 * Where a real `erl` is: the first of the path list in `ERL`, or the one on the `PATH`. Throws a `UsageError` when `ERL`
 * names one that cannot be run.
 */
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { UsageError } from './usage-error.ts'

export function findErl(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env.ERL?.split(path.delimiter)[0]
  if (named) {
    if (isExecutable(named)) return named
    throw new UsageError({
      en: `ERL names ${named}, which cannot be run.`,
      zh: `ERL 指定的 ${named} 无法运行。`,
    })
  }
  return (env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, process.platform === 'win32' ? 'erl.exe' : 'erl'))
    .find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
