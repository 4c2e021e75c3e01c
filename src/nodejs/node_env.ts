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
    allocate,
    log: terminalLog,
    ...replace,
  })
}

/** The longest block that glibc ever keeps for the next one, less what it writes before it. */
const LONGEST_KEPT = 32 * 1024 * 1024 - 4096

/** From here on a block is large to glibc at first. */
const LARGE = 128 * 1024

let shown = false

/**
 * Memory that is not cleared. A page that comes from the system costs microseconds when it is touched first, more than
 * to read a message into it. glibc gives large blocks back as they are freed, until it has seen that such come and go
 * (mallopt(3), M_MMAP_THRESHOLD): so it is shown one, of which no page is ever touched.
 */
function allocate(bytes: number): Uint8Array<ArrayBuffer> {
  if (!shown && bytes >= LARGE) {
    shown = true
    Buffer.allocUnsafeSlow(LONGEST_KEPT)
  }
  return new Uint8Array(Buffer.allocUnsafeSlow(bytes).buffer as ArrayBuffer)
}
