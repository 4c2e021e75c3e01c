/**
 * A name that outlives its EPMD: when EPMD ends, the node goes on, and registers again as soon as there is one.
 * OTP: `erl_epmd.erl`, which keeps the creation of the first time, as the node lives the same life.
 */
import { type Caller, type Registrant, type Registration, register } from '../epmd/client.ts'
import type { Address } from '../transport/transport.ts'

/** How long after EPMD went away, or did not take the name again, it is tried once more. Milliseconds. */
export const RECONNECT_TIME = 2000

/** Registers a name until `close`. Rejects as `register` does, if it cannot be had the first time. */
export async function keepRegistered(
  caller: Caller,
  epmd: Address,
  registrant: Registrant,
): Promise<Registration> {
  const givenUp = new AbortController()
  const first = await register(caller, epmd, registrant)
  return {
    creation: first.creation,
    closed: keep(caller, epmd, registrant, first, givenUp.signal),
    close: () => givenUp.abort(),
  }
}

async function keep(
  caller: Caller,
  epmd: Address,
  registrant: Registrant,
  first: Registration,
  givenUp: AbortSignal,
): Promise<void> {
  for (let registration: Registration | undefined = first; ; ) {
    if (registration !== undefined) {
      await closedOrGivenUp(registration, givenUp)
      if (givenUp.aborted) return
      caller.env.log('warning', `EPMD is gone: until it is back, no other node can find ${caller.where}`)
    }
    await pause(caller, givenUp)
    if (givenUp.aborted) return
    registration = await register(caller, epmd, registrant, givenUp).catch(() => undefined)
    if (registration !== undefined) caller.env.log('info', `EPMD is back, and knows ${caller.where} again`)
  }
}

/** Resolves when the registration has ended, be it that EPMD ended or that the node gives its name up. */
async function closedOrGivenUp(registration: Registration, givenUp: AbortSignal): Promise<void> {
  const close = (): void => registration.close()
  if (givenUp.aborted) close()
  givenUp.addEventListener('abort', close)
  await registration.closed
  givenUp.removeEventListener('abort', close)
}

function pause({ env }: Caller, givenUp: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = env.clock.setTimer(RECONNECT_TIME, () => {
      givenUp.removeEventListener('abort', stop)
      resolve()
    })
    const stop = (): void => {
      timer.cancel()
      resolve()
    }
    if (givenUp.aborted) stop()
    else givenUp.addEventListener('abort', stop, { once: true })
  })
}
