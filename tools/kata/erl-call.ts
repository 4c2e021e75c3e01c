/** `erl_call`, a C node: it lies beside `erl`, in the same release. */
import { execFile } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

/** What it prints; `undefined` where this release has none. `erl` is the path of the release's `erl`. */
export async function runErlCall(
  erl: string,
  args: readonly string[],
  epmdPort: number,
): Promise<string | undefined> {
  const program = [erl, realpathSync(erl)]
    .map((file) => path.join(path.dirname(file), 'erl_call'))
    .find((file) => existsSync(file))
  if (program === undefined) return undefined
  const env = { ...process.env, ERL_EPMD_PORT: String(epmdPort) }
  return (await promisify(execFile)(program, args, { env, timeout: 90_000 })).stdout
}
