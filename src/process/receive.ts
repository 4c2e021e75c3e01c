/**
 * `receive`, and what may come before it: the turn of I/O when this one is used up, and room on the way out when the
 * process has said more than that takes.
 * OTP: Reference Manual, "Expressions", "Receive".
 */
import type { Process } from './process.ts'

export interface Turns {
  /** Called by whoever receives: a promise when the turn is used up and I/O must have its own. */
  turnOver(): Promise<void> | undefined
}

/** The first message that fits `pattern`; `undefined` when none has come after so many milliseconds, if a time is given. */
export function receive(
  process: Process,
  turns: Turns,
  pattern: unknown,
  after: number | undefined,
): Promise<unknown> {
  const pause = turns.turnOver()
  if (pause === undefined && process.full === undefined) return receiveNow(process, pattern, after)
  return receiveLater(process, pause, pattern, after)
}

/** Not `async`, which would cost each message three promises more. */
function receiveNow({ mailbox }: Process, pattern: unknown, after: number | undefined): Promise<unknown> {
  try {
    const message = mailbox.takeFirst(pattern)
    return message !== undefined || after === 0 ? Promise.resolve(message) : mailbox.next(pattern, after)
  } catch (error) {
    return Promise.reject(error)
  }
}

async function receiveLater(
  process: Process,
  pause: Promise<void> | undefined,
  pattern: unknown,
  after: number | undefined,
): Promise<unknown> {
  await process.full
  process.full = undefined
  await pause
  return process.alive ? receiveNow(process, pattern, after) : new Promise(() => {})
}
