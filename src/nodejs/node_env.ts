/** The environment of a node under Node.js: `setImmediate` for turns of I/O, the terminal for the log. */
import type { Env, Log } from '../env/env.ts'
import { systemEnv } from '../env/system_env.ts'

/**
 * What processes print, to standard output; warnings and errors, to standard error, as `erl` reports them unasked.
 */
const terminalLog: Log = (level, text) => {
  if (level === 'info') process.stdout.write(`${text}\n`)
  if (level === 'warning' || level === 'error') process.stderr.write(`=${level.toUpperCase()}= ${text}\n`)
}

const settled = Promise.resolve()

/** Time, chance and turns as Node.js has them, and the terminal for its log. */
export function nodeEnv(replace: Partial<Env> = {}): Env {
  return systemEnv({
    yieldToIo: () => new Promise((resolve) => setImmediate(resolve)),
    // A tick alone would come before the promises that what just arrived has settled. Not by `queueMicrotask`, which
    // makes an AsyncResource for each call.
    endOfTurn: (then) => void settled.then(() => process.nextTick(then)),
    allocate: (bytes) => new Uint8Array(Buffer.allocUnsafeSlow(bytes).buffer),
    log: terminalLog,
    ...replace,
  })
}
