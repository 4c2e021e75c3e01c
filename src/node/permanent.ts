/**
 * The processes that a node cannot do without. A peer's `exit/2` can end any of them, and so can a mistake: then the next
 * one takes its place under the same name.
 * OTP: `kernel.erl`, the supervisor `kernel_sup`, which ends the whole node instead.
 */
import type { Runtime } from '../process/runtime.ts'
import type { Body } from '../process/self.ts'
import type { Pid } from '../term/identifier.ts'

/** More ends than this within a minute mean that it cannot live; a peer that kills it as often has then had its way. */
const MAX_RESTARTS = 100
const PER_MS = 60_000

/** Starts it, again and again for as long as the runtime lives and it is wanted. `started` is told of each pid. */
export function permanent(
  runtime: Runtime,
  name: string,
  body: Body,
  started: (pid: Pid) => void = () => {},
  isWanted: () => boolean = () => true,
): void {
  const { clock } = runtime.env
  const restarts: number[] = []
  const restart = (): void => {
    if (runtime.isShutDown || !isWanted() || runtime.whereis(name) !== undefined) return // or somebody else is it
    restarts.push(clock.now())
    if (restarts.length > MAX_RESTARTS && clock.now() - (restarts.shift() ?? 0) < PER_MS) {
      runtime.env.log(
        'error',
        `${name} has ended ${MAX_RESTARTS} times within a minute, and is not started again`,
      )
      return
    }
    start()
  }
  const start = (): void => {
    const pid = runtime.spawn((self) => {
      self.signal.addEventListener('abort', () => queueMicrotask(restart)) // once its name is free
      return body(self)
    })
    runtime.register(name, pid)
    started(pid)
  }
  start()
}
